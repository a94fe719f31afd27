CREATE TABLE "administrative_acts" (
	"tenant_id" text NOT NULL,
	"number" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	"operation" text NOT NULL,
	"target" text,
	"details" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "administrative_acts_tenant_id_number_pk" PRIMARY KEY("tenant_id","number")
);
--> statement-breakpoint
CREATE TABLE "job_errors" (
	"tenant_id" text NOT NULL,
	"job_id" text NOT NULL,
	"line" bigint NOT NULL,
	"user" text NOT NULL,
	"errors" jsonb NOT NULL,
	CONSTRAINT "job_errors_job_id_line_pk" PRIMARY KEY("job_id","line")
);
--> statement-breakpoint
CREATE TABLE "job_parts" (
	"tenant_id" text NOT NULL,
	"job_id" text NOT NULL,
	"number" bigint NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "job_parts_job_id_number_pk" PRIMARY KEY("job_id","number")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"connection_id" text,
	"settings" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"position" text,
	"failure" text,
	"leased_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log_streams" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"sink" text NOT NULL,
	"filters" jsonb NOT NULL,
	"delivered_id" text,
	"failures" bigint NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"last_failure" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "domains_tenant";--> statement-breakpoint
ALTER TABLE "client_grants" ADD COLUMN "id" text;--> statement-breakpoint
UPDATE "client_grants" SET "id" = 'cgr_' || substr(md5(random()::text), 1, 16);--> statement-breakpoint
ALTER TABLE "client_grants" ALTER COLUMN "id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "resource_servers" ADD COLUMN "settings" jsonb;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "settings" jsonb;--> statement-breakpoint
ALTER TABLE "domains" ADD COLUMN "id" text;--> statement-breakpoint
UPDATE "domains" SET "id" = 'cd_' || substr(md5(random()::text), 1, 16);--> statement-breakpoint
ALTER TABLE "domains" ALTER COLUMN "id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "settings" jsonb;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "last_ip" text;--> statement-breakpoint
ALTER TABLE "administrative_acts" ADD CONSTRAINT "administrative_acts_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_errors" ADD CONSTRAINT "job_errors_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_errors" ADD CONSTRAINT "job_errors_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_parts" ADD CONSTRAINT "job_parts_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_parts" ADD CONSTRAINT "job_parts_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_streams" ADD CONSTRAINT "log_streams_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jobs_tenant" ON "jobs" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE INDEX "jobs_status" ON "jobs" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "jobs_expiry" ON "jobs" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "log_streams_tenant" ON "log_streams" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE INDEX "log_streams_due" ON "log_streams" USING btree ("status","next_attempt_at");--> statement-breakpoint
CREATE UNIQUE INDEX "client_grants_id" ON "client_grants" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE INDEX "client_grants_client" ON "client_grants" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "connection_clients_client" ON "connection_clients" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "audit_events_id" ON "audit_events" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "domains_id" ON "domains" USING btree ("tenant_id","id");--> statement-breakpoint
CREATE INDEX "users_name" ON "users" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE INDEX "users_last_login" ON "users" USING btree ("tenant_id","last_login_at");--> statement-breakpoint
CREATE INDEX "users_email_beginnings" ON "users" USING btree ("tenant_id","email" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "users_name_beginnings" ON "users" USING btree ("tenant_id","name" text_pattern_ops);