CREATE TABLE `script_fixtures` (
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`script` text NOT NULL,
	`name` text NOT NULL,
	`input` text NOT NULL,
	`expected` text,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	PRIMARY KEY(`connection_id`, `script`, `name`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `script_publications` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`script` text NOT NULL,
	`version` integer NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`connection_id`,`script`,`version`) REFERENCES `script_versions`(`connection_id`,`script`,`version`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `script_publications_script` ON `script_publications` (`connection_id`,`script`,`id`);--> statement-breakpoint
CREATE TABLE `script_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`script` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`input` text NOT NULL,
	`outcome` text NOT NULL,
	`shadow` text,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`connection_id`,`script`,`version`) REFERENCES `script_versions`(`connection_id`,`script`,`version`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `script_runs_script` ON `script_runs` (`connection_id`,`script`,`id`);--> statement-breakpoint
CREATE INDEX `script_runs_expiry` ON `script_runs` (`expires_at`);--> statement-breakpoint
CREATE TABLE `script_slots` (
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`script` text NOT NULL,
	`published_version` integer,
	`shadow_version` integer,
	`look_ups` text,
	PRIMARY KEY(`connection_id`, `script`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `script_versions` (
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`script` text NOT NULL,
	`version` integer NOT NULL,
	`source` text NOT NULL,
	`note` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	PRIMARY KEY(`connection_id`, `script`, `version`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `__new_devices` (
	`tenant_id` text NOT NULL,
	`browser_hash` text NOT NULL,
	`user_id` text NOT NULL,
	`browser` text NOT NULL,
	`platform_passkey_id` text,
	`not_mine` integer NOT NULL,
	`progressive_snoozed_until` integer,
	`local_snoozed_until` integer,
	`renewal_snoozed_until` integer,
	`automatic_tried_at` integer,
	`first_seen_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `browser_hash`, `user_id`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`platform_passkey_id`) REFERENCES `passkeys`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`tenant_id`,`user_id`) REFERENCES `users`(`tenant_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_devices`("tenant_id", "browser_hash", "user_id", "browser", "platform_passkey_id", "not_mine", "progressive_snoozed_until", "local_snoozed_until", "renewal_snoozed_until", "automatic_tried_at", "first_seen_at", "last_seen_at") SELECT "tenant_id", "browser_hash", "user_id", "browser", "platform_passkey_id", "not_mine", "progressive_snoozed_until", "local_snoozed_until", "renewal_snoozed_until", "automatic_tried_at", "first_seen_at", "last_seen_at" FROM `devices`;--> statement-breakpoint
DROP TABLE `devices`;--> statement-breakpoint
ALTER TABLE `__new_devices` RENAME TO `devices`;--> statement-breakpoint
CREATE INDEX `devices_user` ON `devices` (`tenant_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `devices_passkey` ON `devices` (`platform_passkey_id`);--> statement-breakpoint
CREATE INDEX `devices_seen` ON `devices` (`last_seen_at`);--> statement-breakpoint
CREATE TABLE `__new_enrollment_choices` (
	`tenant_id` text NOT NULL,
	`user_id` text NOT NULL,
	`snoozed_until` integer,
	`never_ask` integer NOT NULL,
	`no_automatic` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `user_id`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`tenant_id`,`user_id`) REFERENCES `users`(`tenant_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_enrollment_choices`("tenant_id", "user_id", "snoozed_until", "never_ask", "no_automatic", "updated_at") SELECT "tenant_id", "user_id", "snoozed_until", "never_ask", "no_automatic", "updated_at" FROM `enrollment_choices`;--> statement-breakpoint
DROP TABLE `enrollment_choices`;--> statement-breakpoint
ALTER TABLE `__new_enrollment_choices` RENAME TO `enrollment_choices`;--> statement-breakpoint
CREATE TABLE `__new_step_ups` (
	`tenant_id` text NOT NULL,
	`session_hash` text NOT NULL,
	`purpose` text NOT NULL,
	`user_id` text NOT NULL,
	`method` text NOT NULL,
	`proved_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `session_hash`, `purpose`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`tenant_id`,`user_id`) REFERENCES `users`(`tenant_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_step_ups`("tenant_id", "session_hash", "purpose", "user_id", "method", "proved_at", "expires_at") SELECT "tenant_id", "session_hash", "purpose", "user_id", "method", "proved_at", "expires_at" FROM `step_ups`;--> statement-breakpoint
DROP TABLE `step_ups`;--> statement-breakpoint
ALTER TABLE `__new_step_ups` RENAME TO `step_ups`;--> statement-breakpoint
CREATE INDEX `step_ups_user` ON `step_ups` (`tenant_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `step_ups_expiry` ON `step_ups` (`expires_at`);--> statement-breakpoint
CREATE TABLE `__new_passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`user_id` text NOT NULL,
	`rp_id` text NOT NULL,
	`credential_id` text NOT NULL,
	`public_key` blob NOT NULL,
	`algorithm` integer NOT NULL,
	`sign_count` integer NOT NULL,
	`user_verified` integer NOT NULL,
	`backup_eligible` integer NOT NULL,
	`backed_up` integer NOT NULL,
	`transports` text NOT NULL,
	`aaguid` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`last_used_on` text,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`tenant_id`,`user_id`) REFERENCES `users`(`tenant_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_passkeys`("id", "tenant_id", "user_id", "rp_id", "credential_id", "public_key", "algorithm", "sign_count", "user_verified", "backup_eligible", "backed_up", "transports", "aaguid", "name", "created_at", "last_used_at", "last_used_on") SELECT "id", "tenant_id", "user_id", "rp_id", "credential_id", "public_key", "algorithm", "sign_count", "user_verified", "backup_eligible", "backed_up", "transports", "aaguid", "name", "created_at", "last_used_at", "last_used_on" FROM `passkeys`;--> statement-breakpoint
DROP TABLE `passkeys`;--> statement-breakpoint
ALTER TABLE `__new_passkeys` RENAME TO `passkeys`;--> statement-breakpoint
CREATE UNIQUE INDEX `passkeys_credential` ON `passkeys` (`tenant_id`,`rp_id`,`credential_id`);--> statement-breakpoint
CREATE INDEX `passkeys_user` ON `passkeys` (`tenant_id`,`user_id`,`rp_id`);--> statement-breakpoint
CREATE INDEX `passkeys_anywhere` ON `passkeys` (`rp_id`,`credential_id`);--> statement-breakpoint
CREATE TABLE `__new_user_handles` (
	`tenant_id` text NOT NULL,
	`rp_id` text NOT NULL,
	`user_id` text NOT NULL,
	`handle` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `rp_id`, `user_id`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`tenant_id`,`user_id`) REFERENCES `users`(`tenant_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_user_handles`("tenant_id", "rp_id", "user_id", "handle") SELECT "tenant_id", "rp_id", "user_id", "handle" FROM `user_handles`;--> statement-breakpoint
DROP TABLE `user_handles`;--> statement-breakpoint
ALTER TABLE `__new_user_handles` RENAME TO `user_handles`;--> statement-breakpoint
CREATE INDEX `user_handles_user` ON `user_handles` (`tenant_id`,`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `user_handles_handle` ON `user_handles` (`tenant_id`,`rp_id`,`handle`);--> statement-breakpoint
CREATE TABLE `__new_identities` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`user_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`provider_user_id` text NOT NULL,
	`password_proved_as` text,
	`email` text,
	`username` text,
	`phone_number` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`tenant_id`,`user_id`) REFERENCES `users`(`tenant_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_identities`("id", "tenant_id", "user_id", "connection_id", "provider_user_id", "password_proved_as", "email", "username", "phone_number", "created_at") SELECT "id", "tenant_id", "user_id", "connection_id", "provider_user_id", NULL, "email", "username", "phone_number", "created_at" FROM `identities`;--> statement-breakpoint
DROP TABLE `identities`;--> statement-breakpoint
ALTER TABLE `__new_identities` RENAME TO `identities`;--> statement-breakpoint
CREATE UNIQUE INDEX `identities_provider_user` ON `identities` (`tenant_id`,`connection_id`,`provider_user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `identities_email` ON `identities` (`tenant_id`,`connection_id`,`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `identities_username` ON `identities` (`tenant_id`,`connection_id`,`username`);--> statement-breakpoint
CREATE UNIQUE INDEX `identities_phone` ON `identities` (`tenant_id`,`connection_id`,`phone_number`);--> statement-breakpoint
CREATE INDEX `identities_user` ON `identities` (`tenant_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `__new_password_hashes` (
	`user_id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`hash` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `user_id`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`tenant_id`,`user_id`) REFERENCES `users`(`tenant_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_password_hashes`("user_id", "tenant_id", "hash", "updated_at") SELECT "user_id", "tenant_id", "hash", "updated_at" FROM `password_hashes`;--> statement-breakpoint
DROP TABLE `password_hashes`;--> statement-breakpoint
ALTER TABLE `__new_password_hashes` RENAME TO `password_hashes`;--> statement-breakpoint
CREATE TABLE `__new_users` (
	`id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`email` text,
	`email_verified` integer NOT NULL,
	`name` text,
	`nickname` text,
	`picture` text,
	`profile` text NOT NULL,
	`user_metadata` text,
	`app_metadata` text,
	`blocked` integer NOT NULL,
	`logins_count` integer NOT NULL,
	`last_login_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_users`("id", "tenant_id", "email", "email_verified", "name", "nickname", "picture", "profile", "user_metadata", "app_metadata", "blocked", "logins_count", "last_login_at", "created_at", "updated_at") SELECT "id", "tenant_id", "email", "email_verified", "name", "nickname", "picture", "profile", "user_metadata", NULL, "blocked", "logins_count", "last_login_at", "created_at", "updated_at" FROM `users`;--> statement-breakpoint
DROP TABLE `users`;--> statement-breakpoint
ALTER TABLE `__new_users` RENAME TO `users`;--> statement-breakpoint
CREATE INDEX `users_tenant` ON `users` (`tenant_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `users_email` ON `users` (`tenant_id`,`email`);--> statement-breakpoint
ALTER TABLE `connections` ADD `configuration` text;--> statement-breakpoint
INSERT INTO `script_versions`("tenant_id", "connection_id", "script", "version", "source", "created_at", "created_by") SELECT c."tenant_id", c."id", s."key", 1, s."value", c."updated_at", 'upgrade' FROM `connections` c, json_each(c."options", '$.customScripts') s;--> statement-breakpoint
UPDATE `connections` SET "options" = json_remove("options", '$.customScripts', '$.configuration');
