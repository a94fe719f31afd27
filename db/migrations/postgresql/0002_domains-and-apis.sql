ALTER TABLE "devices" ADD COLUMN "renewal_snoozed_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "login_transactions" ADD COLUMN "refusal" jsonb;--> statement-breakpoint
ALTER TABLE "domains" ADD COLUMN "rp_name" text;--> statement-breakpoint
ALTER TABLE "domains" ADD COLUMN "origins" jsonb;--> statement-breakpoint
ALTER TABLE "domains" ADD COLUMN "previous_rp_id" text;--> statement-breakpoint
ALTER TABLE "domains" ADD COLUMN "moving_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "user_metadata" jsonb;