/** Pages where one writes: each part does nothing when its hooks are absent. */
export {};
