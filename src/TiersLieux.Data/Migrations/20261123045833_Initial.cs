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
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    display_name = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    erased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_code_step = table.Column<long>(type: "bigint", nullable: true),
                    user_name = table.Column<string>(type: "text", nullable: true),
                    normalized_user_name = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    normalized_email = table.Column<string>(type: "text", nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "email_opt_outs",
                columns: table => new
                {
                    address_sha256 = table.Column<string>(type: "text", nullable: false),
                    topic = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_email_opt_outs", x => new { x.address_sha256, x.topic });
                });

            migrationBuilder.CreateTable(
                name: "outgoing_emails",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    to = table.Column<string>(type: "text", nullable: false),
                    reply_to = table.Column<string>(type: "text", nullable: true),
                    subject = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    html = table.Column<string>(type: "text", nullable: false),
                    topic = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    abandoned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outgoing_emails", x => x.id);
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
                    siren = table.Column<string>(type: "text", nullable: true),
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
                name: "account_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<int>(type: "integer", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_claims_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_account_logins_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    device = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_sessions_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_tokens",
                columns: table => new
                {
                    user_id = table.Column<int>(type: "integer", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_account_tokens_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "contact_requests",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    form_key = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: true),
                    name = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<string>(type: "text", nullable: true),
                    commune_id = table.Column<int>(type: "integer", nullable: false),
                    phase = table.Column<string>(type: "text", nullable: true),
                    need = table.Column<string>(type: "text", nullable: true),
                    wished_by = table.Column<DateOnly>(type: "date", nullable: true),
                    may_be_passed_on = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_move_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    result = table.Column<string>(type: "text", nullable: true),
                    result_text = table.Column<string>(type: "text", nullable: true),
                    erased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_contact_requests_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contact_requests_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "territories",
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
                    completeness = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    missing_parts = table.Column<List<string>>(type: "text[]", nullable: false, defaultValueSql: "'{}'"),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    people_confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    confirmation_months = table.Column<int>(type: "integer", nullable: false, defaultValue: 12),
                    reminders_sent = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    last_reminder_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
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
                name: "distinct_places",
                columns: table => new
                {
                    place_id = table.Column<int>(type: "integer", nullable: false),
                    other_place_id = table.Column<int>(type: "integer", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by_id = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_distinct_places", x => new { x.place_id, x.other_place_id });
                    table.ForeignKey(
                        name: "fk_distinct_places_places_other_place_id",
                        column: x => x.other_place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_distinct_places_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "place_managers",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    place_id = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    granted_by_id = table.Column<int>(type: "integer", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_managers", x => x.id);
                    table.ForeignKey(
                        name: "fk_place_managers_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_place_managers_places_place_id",
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
                    photo_ids = table.Column<List<int>>(type: "integer[]", nullable: false),
                    manager_ids = table.Column<List<int>>(type: "integer[]", nullable: false),
                    network_member_ids = table.Column<List<int>>(type: "integer[]", nullable: false),
                    sheet_ids = table.Column<List<int>>(type: "integer[]", nullable: false),
                    sheet_link_ids = table.Column<List<int>>(type: "integer[]", nullable: false),
                    offer_session_ids = table.Column<List<int>>(type: "integer[]", nullable: false),
                    chosen_edit_ids = table.Column<List<int>>(type: "integer[]", nullable: false),
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
                name: "place_messages",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    place_id = table.Column<int>(type: "integer", nullable: false),
                    sender_name = table.Column<string>(type: "text", nullable: false),
                    sender_email = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_messages", x => x.id);
                    table.ForeignKey(
                        name: "fk_place_messages_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "sheets",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    state_reason = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    search_key = table.Column<string>(type: "text", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: true),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    citations = table.Column<string>(type: "jsonb", nullable: false),
                    organisation_id = table.Column<int>(type: "integer", nullable: true),
                    place_id = table.Column<int>(type: "integer", nullable: true),
                    commune_id = table.Column<int>(type: "integer", nullable: true),
                    position = table.Column<Point>(type: "geography (point, 4326)", nullable: true),
                    is_everywhere = table.Column<bool>(type: "boolean", nullable: false),
                    radius_km = table.Column<double>(type: "double precision", nullable: true),
                    is_by_people = table.Column<bool>(type: "boolean", nullable: false),
                    author_id = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    search_vector = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "setweight(to_tsvector('french', search_key), 'A') || setweight(to_tsvector('french', search_text), 'B')", stored: true),
                    phases = table.Column<List<string>>(type: "text[]", nullable: true),
                    formats = table.Column<List<string>>(type: "text[]", nullable: true),
                    needs = table.Column<List<string>>(type: "text[]", nullable: true),
                    sectors = table.Column<List<string>>(type: "text[]", nullable: true),
                    publics = table.Column<List<string>>(type: "text[]", nullable: true),
                    cost = table.Column<string>(type: "text", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    type = table.Column<string>(type: "text", nullable: true),
                    is_online = table.Column<bool>(type: "boolean", nullable: true),
                    is_all_day = table.Column<bool>(type: "boolean", nullable: true),
                    time_zone = table.Column<string>(type: "text", nullable: true),
                    roles = table.Column<List<string>>(type: "text[]", nullable: true),
                    siren = table.Column<string>(type: "text", nullable: true),
                    territory_id = table.Column<int>(type: "integer", nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by_id = table.Column<int>(type: "integer", nullable: true),
                    contact_email = table.Column<string>(type: "text", nullable: true),
                    surface_m2 = table.Column<decimal>(type: "numeric", nullable: true),
                    deadline = table.Column<DateOnly>(type: "date", nullable: true),
                    member_label = table.Column<string>(type: "text", nullable: true),
                    nature = table.Column<string>(type: "text", nullable: true),
                    eligibility_rule = table.Column<string>(type: "text", nullable: true),
                    eligibility_note = table.Column<string>(type: "text", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    is_open_to_comments = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sheets", x => x.id);
                    table.ForeignKey(
                        name: "fk_sheets_accounts_author_id",
                        column: x => x.author_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sheets_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sheets_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sheets_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sheets_territories_territory_id",
                        column: x => x.territory_id,
                        principalTable: "territories",
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

            migrationBuilder.CreateTable(
                name: "comments",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sheet_id = table.Column<int>(type: "integer", nullable: false),
                    author_name = table.Column<string>(type: "text", nullable: true),
                    account_id = table.Column<int>(type: "integer", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comments", x => x.id);
                    table.ForeignKey(
                        name: "fk_comments_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_comments_resources_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "event_occurrences",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sheet_id = table.Column<int>(type: "integer", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    end_is_known = table.Column<bool>(type: "boolean", nullable: false),
                    is_stop = table.Column<bool>(type: "boolean", nullable: false),
                    place_id = table.Column<int>(type: "integer", nullable: true),
                    commune_id = table.Column<int>(type: "integer", nullable: true),
                    position = table.Column<Point>(type: "geography (point, 4326)", nullable: true),
                    location = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_occurrences", x => x.id);
                    table.CheckConstraint("ck_event_occurrences_order", "ends_at > starts_at");
                    table.ForeignKey(
                        name: "fk_event_occurrences_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_event_occurrences_events_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_event_occurrences_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    email = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<short>(type: "smallint", nullable: false),
                    territory_id = table.Column<int>(type: "integer", nullable: true),
                    programme_id = table.Column<int>(type: "integer", nullable: true),
                    network_id = table.Column<int>(type: "integer", nullable: true),
                    invited_by_id = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitations_accounts_invited_by_id",
                        column: x => x.invited_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitations_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitations_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitations_territories_territory_id",
                        column: x => x.territory_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "network_members",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    network_id = table.Column<int>(type: "integer", nullable: false),
                    place_id = table.Column<int>(type: "integer", nullable: true),
                    organisation_id = table.Column<int>(type: "integer", nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    added_by_id = table.Column<int>(type: "integer", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_members", x => x.id);
                    table.CheckConstraint("ck_network_members_member", "num_nonnulls(place_id, organisation_id) = 1");
                    table.ForeignKey(
                        name: "fk_network_members_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_network_members_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_network_members_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offer_sessions",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    offer_id = table.Column<int>(type: "integer", nullable: false),
                    place_id = table.Column<int>(type: "integer", nullable: true),
                    commune_id = table.Column<int>(type: "integer", nullable: true),
                    position = table.Column<Point>(type: "geography (point, 4326)", nullable: true),
                    when = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offer_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_offer_sessions_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_offer_sessions_offers_offer_id",
                        column: x => x.offer_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offer_sessions_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_members",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organisation_id = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by_id = table.Column<int>(type: "integer", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_members", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_members_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_members_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "programme_memberships",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    programme_id = table.Column<int>(type: "integer", nullable: false),
                    place_id = table.Column<int>(type: "integer", nullable: true),
                    organisation_id = table.Column<int>(type: "integer", nullable: true),
                    territory_id = table.Column<int>(type: "integer", nullable: true),
                    key = table.Column<string>(type: "text", nullable: false),
                    cohort = table.Column<string>(type: "text", nullable: true),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    source_id = table.Column<int>(type: "integer", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programme_memberships", x => x.id);
                    table.CheckConstraint("ck_programme_memberships_member", "num_nonnulls(place_id, organisation_id, territory_id) = 1");
                    table.ForeignKey(
                        name: "fk_programme_memberships_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_programme_memberships_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_programme_memberships_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_programme_memberships_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_programme_memberships_territories_territory_id",
                        column: x => x.territory_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "request_recipients",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    request_id = table.Column<int>(type: "integer", nullable: false),
                    place_id = table.Column<int>(type: "integer", nullable: true),
                    sheet_id = table.Column<int>(type: "integer", nullable: true),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    passed_from_id = table.Column<int>(type: "integer", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reminders_sent = table.Column<int>(type: "integer", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_request_recipients", x => x.id);
                    table.CheckConstraint("ck_request_recipients_target", "num_nonnulls(place_id, sheet_id) <= 1");
                    table.ForeignKey(
                        name: "fk_request_recipients_contact_requests_request_id",
                        column: x => x.request_id,
                        principalTable: "contact_requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_request_recipients_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_request_recipients_request_recipients_passed_from_id",
                        column: x => x.passed_from_id,
                        principalTable: "request_recipients",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_request_recipients_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "role_grants",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    role = table.Column<short>(type: "smallint", nullable: false),
                    territory_id = table.Column<int>(type: "integer", nullable: true),
                    programme_id = table.Column<int>(type: "integer", nullable: true),
                    network_id = table.Column<int>(type: "integer", nullable: true),
                    granted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    granted_by_id = table.Column<int>(type: "integer", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_grants", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_grants_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_role_grants_networks_network_id",
                        column: x => x.network_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_role_grants_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_role_grants_territories_territory_id",
                        column: x => x.territory_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sheet_links",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sheet_id = table.Column<int>(type: "integer", nullable: false),
                    other_sheet_id = table.Column<int>(type: "integer", nullable: true),
                    place_id = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sheet_links", x => x.id);
                    table.CheckConstraint("ck_sheet_links_target", "num_nonnulls(other_sheet_id, place_id) = 1");
                    table.ForeignKey(
                        name: "fk_sheet_links_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sheet_links_sheets_other_sheet_id",
                        column: x => x.other_sheet_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_sheet_links_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sheet_territories",
                columns: table => new
                {
                    sheet_id = table.Column<int>(type: "integer", nullable: false),
                    territory_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sheet_territories", x => new { x.sheet_id, x.territory_id });
                    table.ForeignKey(
                        name: "fk_sheet_territories_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_sheet_territories_territories_territory_id",
                        column: x => x.territory_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sheet_versions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sheet_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    author_role = table.Column<string>(type: "text", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sheet_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_sheet_versions_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sheet_versions_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "proposals",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    place_id = table.Column<int>(type: "integer", nullable: true),
                    other_place_id = table.Column<int>(type: "integer", nullable: true),
                    sheet_id = table.Column<int>(type: "integer", nullable: true),
                    comment_id = table.Column<int>(type: "integer", nullable: true),
                    commune_id = table.Column<int>(type: "integer", nullable: true),
                    changes = table.Column<string>(type: "jsonb", nullable: false),
                    @base = table.Column<string>(name: "base", type: "jsonb", nullable: false),
                    reason_code = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    author_id = table.Column<int>(type: "integer", nullable: true),
                    author_email = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    assigned_to_id = table.Column<int>(type: "integer", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by_id = table.Column<int>(type: "integer", nullable: true),
                    decision_reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposals", x => x.id);
                    table.ForeignKey(
                        name: "fk_proposals_accounts_assigned_to_id",
                        column: x => x.assigned_to_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposals_accounts_author_id",
                        column: x => x.author_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposals_accounts_decided_by_id",
                        column: x => x.decided_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposals_comments_comment_id",
                        column: x => x.comment_id,
                        principalTable: "comments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_proposals_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposals_places_other_place_id",
                        column: x => x.other_place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposals_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposals_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "request_letters",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    recipient_id = table.Column<int>(type: "integer", nullable: false),
                    outgoing_email_id = table.Column<long>(type: "bigint", nullable: true),
                    failed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_request_letters", x => x.id);
                    table.ForeignKey(
                        name: "fk_request_letters_outgoing_emails_outgoing_email_id",
                        column: x => x.outgoing_email_id,
                        principalTable: "outgoing_emails",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_request_letters_request_recipients_recipient_id",
                        column: x => x.recipient_id,
                        principalTable: "request_recipients",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "request_messages",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    request_id = table.Column<int>(type: "integer", nullable: false),
                    recipient_id = table.Column<int>(type: "integer", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_request_messages", x => x.id);
                    table.ForeignKey(
                        name: "fk_request_messages_contact_requests_request_id",
                        column: x => x.request_id,
                        principalTable: "contact_requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_request_messages_request_recipients_recipient_id",
                        column: x => x.recipient_id,
                        principalTable: "request_recipients",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: true),
                    action = table.Column<string>(type: "text", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: true),
                    proposal_id = table.Column<int>(type: "integer", nullable: true),
                    place_id = table.Column<int>(type: "integer", nullable: true),
                    subject_account_id = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_audit_entries_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_entries_accounts_subject_account_id",
                        column: x => x.subject_account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_entries_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_entries_proposals_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "claim_documents",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    proposal_id = table.Column<int>(type: "integer", nullable: false),
                    format = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claim_documents", x => x.id);
                    table.ForeignKey(
                        name: "fk_claim_documents_proposals_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "photos",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    place_id = table.Column<int>(type: "integer", nullable: true),
                    proposal_id = table.Column<int>(type: "integer", nullable: true),
                    sheet_id = table.Column<int>(type: "integer", nullable: true),
                    key = table.Column<string>(type: "text", nullable: false),
                    alternative_text = table.Column<string>(type: "text", nullable: false),
                    credit = table.Column<string>(type: "text", nullable: false),
                    width = table.Column<int>(type: "integer", nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false),
                    added_by_id = table.Column<int>(type: "integer", nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rank = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_photos", x => x.id);
                    table.ForeignKey(
                        name: "fk_photos_accounts_added_by_id",
                        column: x => x.added_by_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_photos_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_photos_proposals_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_photos_resources_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                    account_id = table.Column<int>(type: "integer", nullable: true),
                    proposal_id = table.Column<int>(type: "integer", nullable: true),
                    said_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_edits", x => x.id);
                    table.ForeignKey(
                        name: "fk_place_edits_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_place_edits_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_place_edits_proposals_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "proposal_messages",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    proposal_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    from_curator = table.Column<bool>(type: "boolean", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposal_messages", x => x.id);
                    table.ForeignKey(
                        name: "fk_proposal_messages_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposal_messages_proposals_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "revisions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    place_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: true),
                    author_role = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    proposal_id = table.Column<int>(type: "integer", nullable: true),
                    other_place_id = table.Column<int>(type: "integer", nullable: true),
                    changes = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_revisions_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revisions_places_other_place_id",
                        column: x => x.other_place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revisions_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revisions_proposals_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "secret_links",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    secret_sha256 = table.Column<string>(type: "text", nullable: false),
                    purpose = table.Column<short>(type: "smallint", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: true),
                    proposal_id = table.Column<int>(type: "integer", nullable: true),
                    place_id = table.Column<int>(type: "integer", nullable: true),
                    invitation_id = table.Column<int>(type: "integer", nullable: true),
                    place_message_id = table.Column<int>(type: "integer", nullable: true),
                    request_id = table.Column<int>(type: "integer", nullable: true),
                    topic = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_secret_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_secret_links_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_secret_links_contact_requests_request_id",
                        column: x => x.request_id,
                        principalTable: "contact_requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_secret_links_invitations_invitation_id",
                        column: x => x.invitation_id,
                        principalTable: "invitations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_secret_links_place_messages_place_message_id",
                        column: x => x.place_message_id,
                        principalTable: "place_messages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_secret_links_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_secret_links_proposals_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_account_claims_user_id",
                table: "account_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_logins_user_id",
                table: "account_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_sessions_account_id",
                table: "account_sessions",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_normalized_email",
                table: "accounts",
                column: "normalized_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accounts_normalized_user_name",
                table: "accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_account_id",
                table: "audit_entries",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_at",
                table: "audit_entries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_place_id",
                table: "audit_entries",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_proposal_id",
                table: "audit_entries",
                column: "proposal_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject_account_id",
                table: "audit_entries",
                column: "subject_account_id");

            migrationBuilder.CreateIndex(
                name: "ix_claim_documents_proposal_id",
                table: "claim_documents",
                column: "proposal_id");

            migrationBuilder.CreateIndex(
                name: "ix_comments_account_id",
                table: "comments",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_comments_sheet_id",
                table: "comments",
                column: "sheet_id");

            migrationBuilder.CreateIndex(
                name: "ix_contact_requests_account_id",
                table: "contact_requests",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_contact_requests_commune_id",
                table: "contact_requests",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_contact_requests_email",
                table: "contact_requests",
                column: "email");

            migrationBuilder.CreateIndex(
                name: "ix_contact_requests_form_key",
                table: "contact_requests",
                column: "form_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contact_requests_to_erase",
                table: "contact_requests",
                column: "last_move_at",
                filter: "erased_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_distinct_places_other_place_id",
                table: "distinct_places",
                column: "other_place_id");

            migrationBuilder.CreateIndex(
                name: "ix_event_occurrences_commune_id",
                table: "event_occurrences",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_event_occurrences_ends_at",
                table: "event_occurrences",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_event_occurrences_place_id",
                table: "event_occurrences",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_event_occurrences_position",
                table: "event_occurrences",
                column: "position")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "ix_event_occurrences_sheet_id_starts_at",
                table: "event_occurrences",
                columns: new[] { "sheet_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_event_occurrences_starts_at_sheet_id",
                table: "event_occurrences",
                columns: new[] { "starts_at", "sheet_id" });

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
                name: "ix_invitations_invited_by_id",
                table: "invitations",
                column: "invited_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_network_id",
                table: "invitations",
                column: "network_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_programme_id",
                table: "invitations",
                column: "programme_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitations_territory_id",
                table: "invitations",
                column: "territory_id");

            migrationBuilder.CreateIndex(
                name: "ix_network_members_network_id_organisation_id",
                table: "network_members",
                columns: new[] { "network_id", "organisation_id" },
                unique: true,
                filter: "ended_at IS NULL AND organisation_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_network_members_network_id_place_id",
                table: "network_members",
                columns: new[] { "network_id", "place_id" },
                unique: true,
                filter: "ended_at IS NULL AND place_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_network_members_organisation_id",
                table: "network_members",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_network_members_place_id",
                table: "network_members",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_offer_sessions_commune_id",
                table: "offer_sessions",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_offer_sessions_offer_id",
                table: "offer_sessions",
                column: "offer_id");

            migrationBuilder.CreateIndex(
                name: "ix_offer_sessions_place_id",
                table: "offer_sessions",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_offer_sessions_position",
                table: "offer_sessions",
                column: "position")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_members_account_id",
                table: "organisation_members",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_members_organisation_id_account_id",
                table: "organisation_members",
                columns: new[] { "organisation_id", "account_id" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_emails_due",
                table: "outgoing_emails",
                column: "next_attempt_at",
                filter: "sent_at IS NULL AND abandoned_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_photos_added_by_id",
                table: "photos",
                column: "added_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_photos_key",
                table: "photos",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_photos_place_id",
                table: "photos",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_photos_proposal_id",
                table: "photos",
                column: "proposal_id");

            migrationBuilder.CreateIndex(
                name: "ix_photos_sheet_id",
                table: "photos",
                column: "sheet_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_edits_account_id",
                table: "place_edits",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_edits_place_id",
                table: "place_edits",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_edits_proposal_id",
                table: "place_edits",
                column: "proposal_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_managers_account_id",
                table: "place_managers",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_managers_place_id_account_id",
                table: "place_managers",
                columns: new[] { "place_id", "account_id" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_place_merges_place_id",
                table: "place_merges",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_merges_survivor_id",
                table: "place_merges",
                column: "survivor_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_messages_place_id",
                table: "place_messages",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_place_messages_sender_email",
                table: "place_messages",
                column: "sender_email");

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
                name: "ix_programme_memberships_organisation_id",
                table: "programme_memberships",
                column: "organisation_id");

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
                name: "ix_programme_memberships_territory_id",
                table: "programme_memberships",
                column: "territory_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposal_messages_account_id",
                table: "proposal_messages",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposal_messages_proposal_id",
                table: "proposal_messages",
                column: "proposal_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_assigned_to_id",
                table: "proposals",
                column: "assigned_to_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_author_email",
                table: "proposals",
                column: "author_email");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_author_id",
                table: "proposals",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_comment_id",
                table: "proposals",
                column: "comment_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_commune_id",
                table: "proposals",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_decided_by_id",
                table: "proposals",
                column: "decided_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_other_place_id",
                table: "proposals",
                column: "other_place_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_place_id",
                table: "proposals",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_queue",
                table: "proposals",
                columns: new[] { "submitted_at", "id" },
                filter: "state IN (3, 4)");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_sheet_id",
                table: "proposals",
                column: "sheet_id");

            migrationBuilder.CreateIndex(
                name: "ix_request_letters_outgoing_email_id",
                table: "request_letters",
                column: "outgoing_email_id");

            migrationBuilder.CreateIndex(
                name: "ix_request_letters_recipient_id",
                table: "request_letters",
                column: "recipient_id");

            migrationBuilder.CreateIndex(
                name: "ix_request_messages_recipient_id",
                table: "request_messages",
                column: "recipient_id");

            migrationBuilder.CreateIndex(
                name: "ix_request_messages_request_id",
                table: "request_messages",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_request_recipients_passed_from_id",
                table: "request_recipients",
                column: "passed_from_id");

            migrationBuilder.CreateIndex(
                name: "ix_request_recipients_place_id",
                table: "request_recipients",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_request_recipients_request_id_place_id",
                table: "request_recipients",
                columns: new[] { "request_id", "place_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_request_recipients_request_id_sheet_id",
                table: "request_recipients",
                columns: new[] { "request_id", "sheet_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_request_recipients_sheet_id",
                table: "request_recipients",
                column: "sheet_id");

            migrationBuilder.CreateIndex(
                name: "ix_request_recipients_to_remind",
                table: "request_recipients",
                column: "sent_at",
                filter: "state = 1 AND reminders_sent < 2");

            migrationBuilder.CreateIndex(
                name: "ix_revisions_account_id",
                table: "revisions",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_revisions_other_place_id",
                table: "revisions",
                column: "other_place_id");

            migrationBuilder.CreateIndex(
                name: "ix_revisions_place_id_id",
                table: "revisions",
                columns: new[] { "place_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_revisions_proposal_id",
                table: "revisions",
                column: "proposal_id");

            migrationBuilder.CreateIndex(
                name: "ix_role_grants_account_id",
                table: "role_grants",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_role_grants_network_id",
                table: "role_grants",
                column: "network_id");

            migrationBuilder.CreateIndex(
                name: "ix_role_grants_programme_id",
                table: "role_grants",
                column: "programme_id");

            migrationBuilder.CreateIndex(
                name: "ix_role_grants_territory_id",
                table: "role_grants",
                column: "territory_id");

            migrationBuilder.CreateIndex(
                name: "ix_search_misses_day_words_where",
                table: "search_misses",
                columns: new[] { "day", "words", "where" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_secret_links_account_id",
                table: "secret_links",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_secret_links_invitation_id",
                table: "secret_links",
                column: "invitation_id");

            migrationBuilder.CreateIndex(
                name: "ix_secret_links_place_id",
                table: "secret_links",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_secret_links_place_message_id",
                table: "secret_links",
                column: "place_message_id");

            migrationBuilder.CreateIndex(
                name: "ix_secret_links_proposal_id",
                table: "secret_links",
                column: "proposal_id");

            migrationBuilder.CreateIndex(
                name: "ix_secret_links_request_id",
                table: "secret_links",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_secret_links_secret_sha256",
                table: "secret_links",
                column: "secret_sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sheet_links_other_sheet_id",
                table: "sheet_links",
                column: "other_sheet_id");

            migrationBuilder.CreateIndex(
                name: "ix_sheet_links_place_id",
                table: "sheet_links",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_sheet_links_sheet_id",
                table: "sheet_links",
                column: "sheet_id");

            migrationBuilder.CreateIndex(
                name: "ix_sheet_territories_territory_id_sheet_id",
                table: "sheet_territories",
                columns: new[] { "territory_id", "sheet_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sheet_versions_account_id",
                table: "sheet_versions",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_sheet_versions_sheet_id_id",
                table: "sheet_versions",
                columns: new[] { "sheet_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sheets_author_id",
                table: "sheets",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_sheets_commune_id",
                table: "sheets",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_sheets_kind_slug",
                table: "sheets",
                columns: new[] { "kind", "slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sheets_organisation_id",
                table: "sheets",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_sheets_place_id",
                table: "sheets",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_sheets_position",
                table: "sheets",
                column: "position")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "ix_sheets_search_vector",
                table: "sheets",
                column: "search_vector")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_sheets_siren",
                table: "sheets",
                column: "siren",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sheets_territory_id",
                table: "sheets",
                column: "territory_id");

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
                name: "account_claims");

            migrationBuilder.DropTable(
                name: "account_logins");

            migrationBuilder.DropTable(
                name: "account_sessions");

            migrationBuilder.DropTable(
                name: "account_tokens");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "claim_documents");

            migrationBuilder.DropTable(
                name: "distinct_places");

            migrationBuilder.DropTable(
                name: "email_opt_outs");

            migrationBuilder.DropTable(
                name: "event_occurrences");

            migrationBuilder.DropTable(
                name: "former_commune_codes");

            migrationBuilder.DropTable(
                name: "former_place_slugs");

            migrationBuilder.DropTable(
                name: "import_rows");

            migrationBuilder.DropTable(
                name: "network_members");

            migrationBuilder.DropTable(
                name: "offer_sessions");

            migrationBuilder.DropTable(
                name: "organisation_members");

            migrationBuilder.DropTable(
                name: "photos");

            migrationBuilder.DropTable(
                name: "place_edits");

            migrationBuilder.DropTable(
                name: "place_managers");

            migrationBuilder.DropTable(
                name: "place_merges");

            migrationBuilder.DropTable(
                name: "place_open_periods");

            migrationBuilder.DropTable(
                name: "postal_codes");

            migrationBuilder.DropTable(
                name: "programme_memberships");

            migrationBuilder.DropTable(
                name: "proposal_messages");

            migrationBuilder.DropTable(
                name: "request_letters");

            migrationBuilder.DropTable(
                name: "request_messages");

            migrationBuilder.DropTable(
                name: "revisions");

            migrationBuilder.DropTable(
                name: "role_grants");

            migrationBuilder.DropTable(
                name: "search_misses");

            migrationBuilder.DropTable(
                name: "secret_links");

            migrationBuilder.DropTable(
                name: "sheet_links");

            migrationBuilder.DropTable(
                name: "sheet_territories");

            migrationBuilder.DropTable(
                name: "sheet_versions");

            migrationBuilder.DropTable(
                name: "source_records");

            migrationBuilder.DropTable(
                name: "territory_beginnings");

            migrationBuilder.DropTable(
                name: "territory_shapes");

            migrationBuilder.DropTable(
                name: "import_runs");

            migrationBuilder.DropTable(
                name: "outgoing_emails");

            migrationBuilder.DropTable(
                name: "request_recipients");

            migrationBuilder.DropTable(
                name: "invitations");

            migrationBuilder.DropTable(
                name: "place_messages");

            migrationBuilder.DropTable(
                name: "proposals");

            migrationBuilder.DropTable(
                name: "sources");

            migrationBuilder.DropTable(
                name: "contact_requests");

            migrationBuilder.DropTable(
                name: "comments");

            migrationBuilder.DropTable(
                name: "sheets");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "places");

            migrationBuilder.DropTable(
                name: "territories");
        }
    }
}
