CREATE INDEX "users_blocked" ON "users" USING btree ("tenant_id","created_at") WHERE blocked;--> statement-breakpoint
CREATE INDEX "users_blocked_email" ON "users" USING btree ("tenant_id","email") WHERE blocked;--> statement-breakpoint
CREATE INDEX "users_blocked_name" ON "users" USING btree ("tenant_id","name") WHERE blocked;--> statement-breakpoint
CREATE INDEX "users_blocked_last_login" ON "users" USING btree ("tenant_id","last_login_at") WHERE blocked;