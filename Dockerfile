# The site and « tl », built from the locked packages. Same layout as a checkout, so that data/ is found where it is there.
FROM mcr.microsoft.com/dotnet/sdk:10.0.100-noble AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends nodejs npm \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY Directory.Build.props Directory.Packages.props global.json TiersLieux.sln ./
COPY src/ src/
RUN dotnet restore src/TiersLieux.Cli --locked-mode && dotnet restore src/TiersLieux.Web --locked-mode
RUN dotnet publish src/TiersLieux.Cli -c Release --no-restore -o /app/tl \
    && dotnet publish src/TiersLieux.Web -c Release --no-restore -o /app/site

FROM node:20.19.0-bookworm-slim AS reference
WORKDIR /data/npm
COPY data/npm/package.json data/npm/package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM mcr.microsoft.com/dotnet/aspnet:10.0.0-noble
# Photos are re-encoded by libvips.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libvips-tools util-linux \
    && rm -rf /var/lib/apt/lists/*
# « tl » looks for the solution to know where data/ is.
WORKDIR /annuaire
COPY TiersLieux.sln ./
COPY data/catalogue/ data/catalogue/
COPY --from=reference /data/npm/ data/npm/
COPY --from=build /app/tl/ tl/
COPY --from=build /app/site/ site/
RUN mkdir -p data/reference photos && chown app data/reference photos
USER app
WORKDIR /annuaire/site
ENV ASPNETCORE_HTTP_PORTS=8080
ENV Photos__Folder=/annuaire/photos
EXPOSE 8080
ENTRYPOINT ["dotnet", "TiersLieux.Web.dll"]
