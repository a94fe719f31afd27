CREATE TABLE "devices" (
	"tenant_id" text NOT NULL,
	"browser_hash" text NOT NULL,
	"user_id" text NOT NULL,
	"browser" text NOT NULL,
	"platform_passkey_id" text,
	"not_mine" boolean NOT NULL,
	"progressive_snoozed_until" timestamp (3) with time zone,
	"local_snoozed_until" timestamp (3) with time zone,
	"automatic_tried_at" timestamp (3) with time zone,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "devices_tenant_id_browser_hash_user_id_pk" PRIMARY KEY("tenant_id","browser_hash","user_id")
);
--> statement-breakpoint
CREATE TABLE "enrollment_choices" (
	"tenant_id" text NOT NULL,
	"user_id" text NOT NULL,
	"snoozed_until" timestamp (3) with time zone,
	"never_ask" boolean NOT NULL,
	"no_automatic" boolean NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "enrollment_choices_tenant_id_user_id_pk" PRIMARY KEY("tenant_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "enrollment_decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"user_id" text NOT NULL,
	"client_id" text NOT NULL,
	"connection_id" text NOT NULL,
	"ask" text,
	"reasons" jsonb NOT NULL,
	"facts" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkey_events" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"step" text NOT NULL,
	"moment" text NOT NULL,
	"user_id" text,
	"client_id" text,
	"connection_id" text,
	"browser_family" text NOT NULL,
	"provider" text,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "step_ups" (
	"tenant_id" text NOT NULL,
	"session_hash" text NOT NULL,
	"purpose" text NOT NULL,
	"user_id" text NOT NULL,
	"method" text NOT NULL,
	"proved_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "step_ups_tenant_id_session_hash_purpose_pk" PRIMARY KEY("tenant_id","session_hash","purpose")
);
--> statement-breakpoint
DROP INDEX "passkeys_user";--> statement-breakpoint
DROP INDEX "provider_artifacts_grant";--> statement-breakpoint
DROP INDEX "provider_artifacts_user_code";--> statement-breakpoint
DROP INDEX "provider_artifacts_uid";--> statement-breakpoint
ALTER TABLE "passkeys" ADD COLUMN "last_used_on" text;--> statement-breakpoint
ALTER TABLE "login_transactions" ADD COLUMN "enrollment" jsonb;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "prompts" jsonb;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_platform_passkey_id_passkeys_id_fk" FOREIGN KEY ("platform_passkey_id") REFERENCES "public"."passkeys"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollment_choices" ADD CONSTRAINT "enrollment_choices_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollment_choices" ADD CONSTRAINT "enrollment_choices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollment_decisions" ADD CONSTRAINT "enrollment_decisions_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey_events" ADD CONSTRAINT "passkey_events_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_ups" ADD CONSTRAINT "step_ups_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_ups" ADD CONSTRAINT "step_ups_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "devices_user" ON "devices" USING btree ("tenant_id","user_id");--> statement-breakpoint
CREATE INDEX "devices_passkey" ON "devices" USING btree ("platform_passkey_id");--> statement-breakpoint
CREATE INDEX "devices_seen" ON "devices" USING btree ("last_seen_at");--> statement-breakpoint
CREATE INDEX "enrollment_decisions_user" ON "enrollment_decisions" USING btree ("tenant_id","user_id","at");--> statement-breakpoint
CREATE INDEX "enrollment_decisions_expiry" ON "enrollment_decisions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "passkey_events_at" ON "passkey_events" USING btree ("tenant_id","at");--> statement-breakpoint
CREATE INDEX "step_ups_expiry" ON "step_ups" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "provider_artifacts_sessions" ON "provider_artifacts" USING btree ("tenant_id","account_id") WHERE "provider_artifacts"."model" = 'Session';--> statement-breakpoint
CREATE INDEX "tickets_user" ON "tickets" USING btree ("user_id","tenant_id");--> statement-breakpoint
CREATE INDEX "passkeys_user" ON "passkeys" USING btree ("tenant_id","user_id","rp_id");--> statement-breakpoint
CREATE INDEX "provider_artifacts_grant" ON "provider_artifacts" USING btree ("tenant_id","grant_id") WHERE "provider_artifacts"."grant_id" is not null;--> statement-breakpoint
CREATE INDEX "provider_artifacts_user_code" ON "provider_artifacts" USING btree ("tenant_id","user_code_hash") WHERE "provider_artifacts"."user_code_hash" is not null;--> statement-breakpoint
CREATE INDEX "provider_artifacts_uid" ON "provider_artifacts" USING btree ("tenant_id","uid_hash") WHERE "provider_artifacts"."uid_hash" is not null;