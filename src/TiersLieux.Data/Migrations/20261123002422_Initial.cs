using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using NetTopologySuite.Geometries;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace TiersLieux.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .Annotation("Npgsql:PostgresExtension:postgis", ",,")
                .Annotation("Npgsql:PostgresExtension:unaccent", ",,");

            migrationBuilder.CreateTable(
                name: "programmes",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    slug = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    member_label = table.Column<string>(type: "text", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programmes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_misses",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    where = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_misses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sources",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    slug = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    producer = table.Column<string>(type: "text", nullable: false),
                    licence = table.Column<string>(type: "text", nullable: false),
                    licence_url = table.Column<string>(type: "text", nullable: true),
                    url = table.Column<string>(type: "text", nullable: true),
                    vintage = table.Column<string>(type: "text", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    subject = table.Column<short>(type: "smallint", nullable: false),
                    loaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sources", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "territories",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    search_key = table.Column<string>(type: "text", nullable: false),
                    population = table.Column<int>(type: "integer", nullable: true),
                    position = table.Column<Point>(type: "geometry (point, 4326)", nullable: true),
                    position_is_approximate = table.Column<bool>(type: "boolean", nullable: false),
                    contour = table.Column<MultiPolygon>(type: "geometry (multipolygon, 4326)", nullable: true),
                    vintage = table.Column<int>(type: "integer", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    departement_id = table.Column<int>(type: "integer", nullable: true),
                    region_id = table.Column<int>(type: "integer", nullable: true),
                    epci_id = table.Column<int>(type: "integer", nullable: true),
                    zone_emploi_id = table.Column<int>(type: "integer", nullable: true),
                    density_level = table.Column<int>(type: "integer", nullable: true),
                    frr_class = table.Column<string>(type: "text", nullable: true),
                    legal_kind = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_territories", x => x.id);
                    table.ForeignKey(
                        name: "fk_territories_territories_departement_id",
                        column: x => x.departement_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_territories_territories_epci_id",
                        column: x => x.epci_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_territories_territories_region_id",
                        column: x => x.region_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_territories_territories_zone_emploi_id",
                        column: x => x.zone_emploi_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "territory_beginnings",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    territory_ids = table.Column<int[]>(type: "integer[]", nullable: false),
                    closenesses = table.Column<int[]>(type: "integer[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_territory_beginnings", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "import_runs",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    source_id = table.Column<int>(type: "integer", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    file_sha256 = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    rows_read = table.Column<int>(type: "integer", nullable: false),
                    created = table.Column<int>(type: "integer", nullable: false),
                    updated = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    attached = table.Column<int>(type: "integer", nullable: false),
                    set_aside = table.Column<int>(type: "integer", nullable: false),
                    vanished = table.Column<int>(type: "integer", nullable: false),
                    repairs = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_import_runs_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "former_commune_codes",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    commune_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_former_commune_codes", x => x.code);
                    table.ForeignKey(
                        name: "fk_former_commune_codes_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    slug = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    withdrawal_reason = table.Column<string>(type: "text", nullable: true),
                    merged_into_id = table.Column<int>(type: "integer", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    search_key = table.Column<string>(type: "text", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: true),
                    kinds = table.Column<List<string>>(type: "text[]", nullable: false),
                    services = table.Column<List<string>>(type: "text[]", nullable: false),
                    equipment_kinds = table.Column<List<string>>(type: "text[]", nullable: false),
                    publics = table.Column<List<string>>(type: "text[]", nullable: false),
                    accessibility = table.Column<List<string>>(type: "text[]", nullable: false),
                    lifecycle = table.Column<short>(type: "smallint", nullable: false),
                    opening_hours = table.Column<string>(type: "text", nullable: true),
                    commune_id = table.Column<int>(type: "integer", nullable: true),
                    locality = table.Column<string>(type: "text", nullable: true),
                    country = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<Point>(type: "geography (point, 4326)", nullable: true),
                    precision = table.Column<short>(type: "smallint", nullable: true),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                    origins = table.Column<string>(type: "jsonb", nullable: false),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    latitude_band = table.Column<int>(type: "integer", nullable: true, computedColumnSql: "floor(ST_Y(position::geometry) * 200)::int", stored: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true, computedColumnSql: "ST_X(position::geometry)", stored: true),
                    position_mercator = table.Column<Point>(type: "geometry (point, 3857)", nullable: true, computedColumnSql: "ST_Transform(position::geometry, 3857)", stored: true),
                    search_vector = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "setweight(to_tsvector('french', search_key), 'A') || setweight(to_tsvector('french', search_text), 'B')", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_places", x => x.id);
                    table.ForeignKey(
                        name: "fk_places_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_places_places_merged_into_id",
                        column: x => x.merged_into_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "postal_codes",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    commune_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_postal_codes", x => new { x.code, x.commune_id });
                    table.ForeignKey(
                        name: "fk_postal_codes_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "territory_shapes",
                columns: table => new
                {
                    territory_id = table.Column<int>(type: "integer", nullable: false),
                    level = table.Column<short>(type: "smallint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    shape = table.Column<MultiPolygon>(type: "geometry (multipolygon, 3857)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_territory_shapes", x => new { x.territory_id, x.level });
                    table.ForeignKey(
                        name: "fk_territory_shapes_territories_territory_id",
                        column: x => x.territory_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "former_place_slugs",
                columns: table => new
                {
                    slug = table.Column<string>(type: "text", nullable: false),
                    place_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_former_place_slugs", x => x.slug);
                    table.ForeignKey(
                        name: "fk_former_place_slugs_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_rows",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    run_id = table.Column<int>(type: "integer", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: true),
                    outcome = table.Column<short>(type: "smallint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    raw = table.Column<string>(type: "text", nullable: true),
                    place_id = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_rows", x => x.id);
                    table.ForeignKey(
                        name: "fk_import_rows_import_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "import_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_import_rows_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "place_edits",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    place_id = table.Column<int>(type: "integer", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "jsonb", nullable: false),
                    author_role = table.Column<string>(type: "text", nullable: false),
                    said_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_edits", x => x.id);
                    table.ForeignKey(
                        name: "fk_place_edits_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "place_merges",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    place_id = table.Column<int>(type: "integer", nullable: false),
                    survivor_id = table.Column<int>(type: "integer", nullable: false),
                    merged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    record_ids = table.Column<List<int>>(type: "integer[]", nullable: false),
                    edit_ids = table.Column<List<int>>(type: "integer[]", nullable: false),
                    membership_ids = table.Column<List<int>>(type: "integer[]", nullable: false),
                    former_slugs = table.Column<List<string>>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_merges", x => x.id);
                    table.ForeignKey(
                        name: "fk_place_merges_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_place_merges_places_survivor_id",
                        column: x => x.survivor_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "place_open_periods",
                columns: table => new
                {
                    place_id = table.Column<int>(type: "integer", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_open_periods", x => new { x.place_id, x.starts_at });
                    table.ForeignKey(
                        name: "fk_place_open_periods_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "programme_memberships",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    programme_id = table.Column<int>(type: "integer", nullable: false),
                    place_id = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    source_id = table.Column<int>(type: "integer", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programme_memberships", x => x.id);
                    table.ForeignKey(
                        name: "fk_programme_memberships_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_programme_memberships_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_programme_memberships_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "source_records",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    source_id = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    place_id = table.Column<int>(type: "integer", nullable: true),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                    citations = table.Column<string>(type: "jsonb", nullable: false),
                    raw = table.Column<string>(type: "jsonb", nullable: false),
                    content_sha256 = table.Column<string>(type: "text", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    first_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    vanished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_source_records", x => x.id);
                    table.ForeignKey(
                        name: "fk_source_records_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_source_records_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_former_commune_codes_commune_id",
                table: "former_commune_codes",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_former_place_slugs_place_id",
                table: "former_place_slugs",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_import_rows_place_id",
                table: "import_rows",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_import_rows_run_id",
                table: "import_rows",
                column: "run_id");

            migrationBuilder.CreateIndex(
                name: "ix_import_runs_source_id",
                table: "import_runs",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_edits_place_id",
                table: "place_edits",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_merges_place_id",
                table: "place_merges",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_merges_survivor_id",
                table: "place_merges",
                column: "survivor_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_open_periods_starts_at_ends_at",
                table: "place_open_periods",
                columns: new[] { "starts_at", "ends_at" })
                .Annotation("Npgsql:IndexInclude", new[] { "place_id" });

            migrationBuilder.CreateIndex(
                name: "ix_places_commune_id",
                table: "places",
                column: "commune_id")
                .Annotation("Npgsql:IndexInclude", new[] { "status", "lifecycle" });

            migrationBuilder.CreateIndex(
                name: "ix_places_equipment_kinds",
                table: "places",
                column: "equipment_kinds")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_places_kinds",
                table: "places",
                column: "kinds")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_places_latitude_band_longitude",
                table: "places",
                columns: new[] { "latitude_band", "longitude" })
                .Annotation("Npgsql:IndexInclude", new[] { "commune_id", "status", "lifecycle", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_places_merged_into_id",
                table: "places",
                column: "merged_into_id");

            migrationBuilder.CreateIndex(
                name: "ix_places_position",
                table: "places",
                column: "position")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "ix_places_position_mercator",
                table: "places",
                column: "position_mercator")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "ix_places_search_key",
                table: "places",
                column: "search_key")
                .Annotation("Npgsql:IndexMethod", "gist")
                .Annotation("Npgsql:IndexOperators", new[] { "gist_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_places_search_vector",
                table: "places",
                column: "search_vector")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_places_services",
                table: "places",
                column: "services")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_places_slug",
                table: "places",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_postal_codes_code",
                table: "postal_codes",
                column: "code")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_postal_codes_commune_id",
                table: "postal_codes",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_programme_memberships_place_id",
                table: "programme_memberships",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_programme_memberships_programme_id_key",
                table: "programme_memberships",
                columns: new[] { "programme_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_programme_memberships_source_id",
                table: "programme_memberships",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_programmes_slug",
                table: "programmes",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_search_misses_day_words_where",
                table: "search_misses",
                columns: new[] { "day", "words", "where" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_source_records_place_id",
                table: "source_records",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_source_records_source_id_key",
                table: "source_records",
                columns: new[] { "source_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sources_slug",
                table: "sources",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_territories_contour",
                table: "territories",
                column: "contour")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "ix_territories_departement_id",
                table: "territories",
                column: "departement_id");

            migrationBuilder.CreateIndex(
                name: "ix_territories_epci_id",
                table: "territories",
                column: "epci_id");

            migrationBuilder.CreateIndex(
                name: "ix_territories_kind_code",
                table: "territories",
                columns: new[] { "kind", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_territories_position",
                table: "territories",
                column: "position")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "ix_territories_region_id",
                table: "territories",
                column: "region_id");

            migrationBuilder.CreateIndex(
                name: "ix_territories_search_key",
                table: "territories",
                column: "search_key")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_territories_words",
                table: "territories",
                column: "search_key")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:TsVectorConfig", "simple");

            migrationBuilder.CreateIndex(
                name: "ix_territories_zone_emploi_id",
                table: "territories",
                column: "zone_emploi_id");

            migrationBuilder.CreateIndex(
                name: "ix_territory_shapes_shape",
                table: "territory_shapes",
                column: "shape")
                .Annotation("Npgsql:IndexMethod", "gist");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "former_commune_codes");

            migrationBuilder.DropTable(
                name: "former_place_slugs");

            migrationBuilder.DropTable(
                name: "import_rows");

            migrationBuilder.DropTable(
                name: "place_edits");

            migrationBuilder.DropTable(
                name: "place_merges");

            migrationBuilder.DropTable(
                name: "place_open_periods");

            migrationBuilder.DropTable(
                name: "postal_codes");

            migrationBuilder.DropTable(
                name: "programme_memberships");

            migrationBuilder.DropTable(
                name: "search_misses");

            migrationBuilder.DropTable(
                name: "source_records");

            migrationBuilder.DropTable(
                name: "territory_beginnings");

            migrationBuilder.DropTable(
                name: "territory_shapes");

            migrationBuilder.DropTable(
                name: "import_runs");

            migrationBuilder.DropTable(
                name: "programmes");

            migrationBuilder.DropTable(
                name: "places");

            migrationBuilder.DropTable(
                name: "sources");

            migrationBuilder.DropTable(
                name: "territories");
        }
    }
}
