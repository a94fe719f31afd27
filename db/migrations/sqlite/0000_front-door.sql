CREATE TABLE `client_grants` (
	`tenant_id` text NOT NULL,
	`client_id` text NOT NULL,
	`audience` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `client_id`, `audience`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`client_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `clients` (
	`client_id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`name` text NOT NULL,
	`secret` text,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `clients_tenant` ON `clients` (`tenant_id`);--> statement-breakpoint
CREATE TABLE `resource_servers` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`identifier` text NOT NULL,
	`name` text NOT NULL,
	`scopes` text NOT NULL,
	`token_lifetime_seconds` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `resource_servers_identifier` ON `resource_servers` (`tenant_id`,`identifier`);--> statement-breakpoint
CREATE TABLE `connection_clients` (
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`client_id` text NOT NULL,
	PRIMARY KEY(`connection_id`, `client_id`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`client_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `connections` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`name` text NOT NULL,
	`display_name` text,
	`strategy` text NOT NULL,
	`options` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `connections_name` ON `connections` (`tenant_id`,`name`);--> statement-breakpoint
CREATE TABLE `challenges` (
	`challenge_hash` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`rp_id` text NOT NULL,
	`ceremony` text NOT NULL,
	`purpose` text NOT NULL,
	`browser_hash` text NOT NULL,
	`subject` text,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `challenges_expiry` ON `challenges` (`expires_at`);--> statement-breakpoint
CREATE TABLE `passkeys` (
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
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passkeys_credential` ON `passkeys` (`tenant_id`,`rp_id`,`credential_id`);--> statement-breakpoint
CREATE INDEX `passkeys_user` ON `passkeys` (`tenant_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `passkeys_anywhere` ON `passkeys` (`rp_id`,`credential_id`);--> statement-breakpoint
CREATE TABLE `user_handles` (
	`tenant_id` text NOT NULL,
	`rp_id` text NOT NULL,
	`user_id` text NOT NULL,
	`handle` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `rp_id`, `user_id`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_handles_handle` ON `user_handles` (`tenant_id`,`rp_id`,`handle`);--> statement-breakpoint
CREATE TABLE `audit_events` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`code` text,
	`user_id` text,
	`client_id` text,
	`connection_id` text,
	`ip` text,
	`user_agent` text,
	`details` text NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `audit_events_at` ON `audit_events` (`tenant_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_events_user` ON `audit_events` (`tenant_id`,`user_id`,`at`);--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`key` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`count` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `rate_limits_expiry` ON `rate_limits` (`expires_at`);--> statement-breakpoint
CREATE TABLE `login_transactions` (
	`uid` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`browser_hash` text NOT NULL,
	`client_id` text NOT NULL,
	`restart_path` text NOT NULL,
	`identifier` text,
	`finished_at` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `login_transactions_expiry` ON `login_transactions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `provider_artifacts` (
	`tenant_id` text NOT NULL,
	`model` text NOT NULL,
	`id_hash` text NOT NULL,
	`payload` blob NOT NULL,
	`grant_id` text,
	`user_code_hash` text,
	`uid_hash` text,
	`account_id` text,
	`consumed_at` integer,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `model`, `id_hash`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `provider_artifacts_grant` ON `provider_artifacts` (`tenant_id`,`grant_id`);--> statement-breakpoint
CREATE INDEX `provider_artifacts_user_code` ON `provider_artifacts` (`tenant_id`,`user_code_hash`);--> statement-breakpoint
CREATE INDEX `provider_artifacts_uid` ON `provider_artifacts` (`tenant_id`,`uid_hash`);--> statement-breakpoint
CREATE INDEX `provider_artifacts_expiry` ON `provider_artifacts` (`expires_at`);--> statement-breakpoint
CREATE TABLE `signing_keys` (
	`kid` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`status` text NOT NULL,
	`private_jwk` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signing_keys_status` ON `signing_keys` (`tenant_id`,`status`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`ticket_hash` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`user_id` text NOT NULL,
	`purpose` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `tickets_expiry` ON `tickets` (`expires_at`);--> statement-breakpoint
CREATE TABLE `domains` (
	`host` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`rp_id` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `domains_tenant` ON `domains` (`tenant_id`);--> statement-breakpoint
CREATE TABLE `tenants` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`display_name` text NOT NULL,
	`branding` text NOT NULL,
	`default_client_id` text,
	`settings_version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tenants_name_unique` ON `tenants` (`name`);--> statement-breakpoint
CREATE TABLE `identities` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`user_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`provider_user_id` text NOT NULL,
	`email` text,
	`username` text,
	`phone_number` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identities_provider_user` ON `identities` (`tenant_id`,`connection_id`,`provider_user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `identities_email` ON `identities` (`tenant_id`,`connection_id`,`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `identities_username` ON `identities` (`tenant_id`,`connection_id`,`username`);--> statement-breakpoint
CREATE UNIQUE INDEX `identities_phone` ON `identities` (`tenant_id`,`connection_id`,`phone_number`);--> statement-breakpoint
CREATE INDEX `identities_user` ON `identities` (`tenant_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `password_hashes` (
	`user_id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`hash` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`email` text,
	`email_verified` integer NOT NULL,
	`name` text,
	`nickname` text,
	`picture` text,
	`profile` text NOT NULL,
	`blocked` integer NOT NULL,
	`logins_count` integer NOT NULL,
	`last_login_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `users_tenant` ON `users` (`tenant_id`,`created_at`);