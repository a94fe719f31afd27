CREATE TABLE "script_fixtures" (
	"tenant_id" text NOT NULL,
	"connection_id" text NOT NULL,
	"script" text NOT NULL,
	"name" text NOT NULL,
	"input" text NOT NULL,
	"expected" jsonb,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "script_fixtures_connection_id_script_name_pk" PRIMARY KEY("connection_id","script","name")
);
--> statement-breakpoint
CREATE TABLE "script_publications" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"connection_id" text NOT NULL,
	"script" text NOT NULL,
	"version" bigint NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "script_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"connection_id" text NOT NULL,
	"script" text NOT NULL,
	"version" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"input" text NOT NULL,
	"outcome" jsonb NOT NULL,
	"shadow" jsonb,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "script_slots" (
	"tenant_id" text NOT NULL,
	"connection_id" text NOT NULL,
	"script" text NOT NULL,
	"published_version" bigint,
	"shadow_version" bigint,
	"look_ups" jsonb,
	CONSTRAINT "script_slots_connection_id_script_pk" PRIMARY KEY("connection_id","script")
);
--> statement-breakpoint
CREATE TABLE "script_versions" (
	"tenant_id" text NOT NULL,
	"connection_id" text NOT NULL,
	"script" text NOT NULL,
	"version" bigint NOT NULL,
	"source" text NOT NULL,
	"note" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "script_versions_connection_id_script_version_pk" PRIMARY KEY("connection_id","script","version")
);
--> statement-breakpoint
ALTER TABLE "devices" DROP CONSTRAINT "devices_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "enrollment_choices" DROP CONSTRAINT "enrollment_choices_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "step_ups" DROP CONSTRAINT "step_ups_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "passkeys" DROP CONSTRAINT "passkeys_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "user_handles" DROP CONSTRAINT "user_handles_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "identities" DROP CONSTRAINT "identities_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "password_hashes" DROP CONSTRAINT "password_hashes_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "password_hashes" DROP CONSTRAINT "password_hashes_pkey";--> statement-breakpoint
ALTER TABLE "users" DROP CONSTRAINT "users_pkey";--> statement-breakpoint
ALTER TABLE "password_hashes" ADD CONSTRAINT "password_hashes_tenant_id_user_id_pk" PRIMARY KEY("tenant_id","user_id");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_tenant_id_id_pk" PRIMARY KEY("tenant_id","id");--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "configuration" text;--> statement-breakpoint
ALTER TABLE "identities" ADD COLUMN "password_proved_as" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "app_metadata" jsonb;--> statement-breakpoint
ALTER TABLE "script_fixtures" ADD CONSTRAINT "script_fixtures_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "script_fixtures" ADD CONSTRAINT "script_fixtures_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "script_publications" ADD CONSTRAINT "script_publications_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "script_publications" ADD CONSTRAINT "script_publications_connection_id_script_version_script_versions_connection_id_script_version_fk" FOREIGN KEY ("connection_id","script","version") REFERENCES "public"."script_versions"("connection_id","script","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "script_runs" ADD CONSTRAINT "script_runs_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "script_runs" ADD CONSTRAINT "script_runs_connection_id_script_version_script_versions_connection_id_script_version_fk" FOREIGN KEY ("connection_id","script","version") REFERENCES "public"."script_versions"("connection_id","script","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "script_slots" ADD CONSTRAINT "script_slots_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "script_slots" ADD CONSTRAINT "script_slots_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "script_versions" ADD CONSTRAINT "script_versions_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "script_versions" ADD CONSTRAINT "script_versions_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "script_publications_script" ON "script_publications" USING btree ("connection_id","script","id");--> statement-breakpoint
CREATE INDEX "script_runs_script" ON "script_runs" USING btree ("connection_id","script","id");--> statement-breakpoint
CREATE INDEX "script_runs_expiry" ON "script_runs" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollment_choices" ADD CONSTRAINT "enrollment_choices_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_ups" ADD CONSTRAINT "step_ups_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_handles" ADD CONSTRAINT "user_handles_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_hashes" ADD CONSTRAINT "password_hashes_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "step_ups_user" ON "step_ups" USING btree ("tenant_id","user_id");--> statement-breakpoint
CREATE INDEX "user_handles_user" ON "user_handles" USING btree ("tenant_id","user_id");--> statement-breakpoint
CREATE INDEX "users_email" ON "users" USING btree ("tenant_id","email");--> statement-breakpoint
INSERT INTO "script_versions"("tenant_id", "connection_id", "script", "version", "source", "created_at", "created_by") SELECT c."tenant_id", c."id", s."key", 1, s."value", c."updated_at", 'upgrade' FROM "connections" c, jsonb_each_text(coalesce(c."options"->'customScripts', '{}')) s;--> statement-breakpoint
UPDATE "connections" SET "options" = "options" - 'customScripts' - 'configuration';
