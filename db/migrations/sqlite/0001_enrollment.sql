CREATE TABLE `devices` (
	`tenant_id` text NOT NULL,
	`browser_hash` text NOT NULL,
	`user_id` text NOT NULL,
	`browser` text NOT NULL,
	`platform_passkey_id` text,
	`not_mine` integer NOT NULL,
	`progressive_snoozed_until` integer,
	`local_snoozed_until` integer,
	`automatic_tried_at` integer,
	`first_seen_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `browser_hash`, `user_id`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`platform_passkey_id`) REFERENCES `passkeys`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `devices_user` ON `devices` (`tenant_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `devices_passkey` ON `devices` (`platform_passkey_id`);--> statement-breakpoint
CREATE INDEX `devices_seen` ON `devices` (`last_seen_at`);--> statement-breakpoint
CREATE TABLE `enrollment_choices` (
	`tenant_id` text NOT NULL,
	`user_id` text NOT NULL,
	`snoozed_until` integer,
	`never_ask` integer NOT NULL,
	`no_automatic` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `user_id`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `enrollment_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`user_id` text NOT NULL,
	`client_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`ask` text,
	`reasons` text NOT NULL,
	`facts` text NOT NULL,
	`at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `enrollment_decisions_user` ON `enrollment_decisions` (`tenant_id`,`user_id`,`at`);--> statement-breakpoint
CREATE INDEX `enrollment_decisions_expiry` ON `enrollment_decisions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `passkey_events` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`at` integer NOT NULL,
	`step` text NOT NULL,
	`moment` text NOT NULL,
	`user_id` text,
	`client_id` text,
	`connection_id` text,
	`browser_family` text NOT NULL,
	`provider` text,
	`error` text,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `passkey_events_at` ON `passkey_events` (`tenant_id`,`at`);--> statement-breakpoint
CREATE TABLE `step_ups` (
	`tenant_id` text NOT NULL,
	`session_hash` text NOT NULL,
	`purpose` text NOT NULL,
	`user_id` text NOT NULL,
	`method` text NOT NULL,
	`proved_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `session_hash`, `purpose`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `step_ups_expiry` ON `step_ups` (`expires_at`);--> statement-breakpoint
DROP INDEX `passkeys_user`;--> statement-breakpoint
ALTER TABLE `passkeys` ADD `last_used_on` text;--> statement-breakpoint
CREATE INDEX `passkeys_user` ON `passkeys` (`tenant_id`,`user_id`,`rp_id`);--> statement-breakpoint
DROP INDEX `provider_artifacts_grant`;--> statement-breakpoint
DROP INDEX `provider_artifacts_user_code`;--> statement-breakpoint
DROP INDEX `provider_artifacts_uid`;--> statement-breakpoint
CREATE INDEX `provider_artifacts_sessions` ON `provider_artifacts` (`tenant_id`,`account_id`) WHERE "provider_artifacts"."model" = 'Session';--> statement-breakpoint
CREATE INDEX `provider_artifacts_grant` ON `provider_artifacts` (`tenant_id`,`grant_id`) WHERE "provider_artifacts"."grant_id" is not null;--> statement-breakpoint
CREATE INDEX `provider_artifacts_user_code` ON `provider_artifacts` (`tenant_id`,`user_code_hash`) WHERE "provider_artifacts"."user_code_hash" is not null;--> statement-breakpoint
CREATE INDEX `provider_artifacts_uid` ON `provider_artifacts` (`tenant_id`,`uid_hash`) WHERE "provider_artifacts"."uid_hash" is not null;--> statement-breakpoint
ALTER TABLE `login_transactions` ADD `enrollment` text;--> statement-breakpoint
ALTER TABLE `tenants` ADD `prompts` text;--> statement-breakpoint
CREATE INDEX `tickets_user` ON `tickets` (`user_id`,`tenant_id`);