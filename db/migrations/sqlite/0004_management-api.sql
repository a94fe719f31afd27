CREATE TABLE `administrative_acts` (
	`tenant_id` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`operation` text NOT NULL,
	`target` text,
	`details` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `number`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `job_errors` (
	`tenant_id` text NOT NULL,
	`job_id` text NOT NULL,
	`line` integer NOT NULL,
	`user` text NOT NULL,
	`errors` text NOT NULL,
	PRIMARY KEY(`job_id`, `line`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`job_id`) REFERENCES `jobs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `job_parts` (
	`tenant_id` text NOT NULL,
	`job_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	PRIMARY KEY(`job_id`, `number`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`job_id`) REFERENCES `jobs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`type` text NOT NULL,
	`status` text NOT NULL,
	`connection_id` text,
	`settings` text NOT NULL,
	`summary` text NOT NULL,
	`position` text,
	`failure` text,
	`leased_until` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `jobs_tenant` ON `jobs` (`tenant_id`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_status` ON `jobs` (`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `jobs_expiry` ON `jobs` (`expires_at`);--> statement-breakpoint
CREATE TABLE `log_streams` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`status` text NOT NULL,
	`sink` text NOT NULL,
	`filters` text NOT NULL,
	`delivered_id` text,
	`failures` integer NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`leased_until` integer,
	`last_failure` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `log_streams_tenant` ON `log_streams` (`tenant_id`,`id`);--> statement-breakpoint
CREATE INDEX `log_streams_due` ON `log_streams` (`status`,`next_attempt_at`);--> statement-breakpoint
DROP INDEX `domains_tenant`;--> statement-breakpoint
ALTER TABLE `domains` ADD `id` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `domains` SET `id` = 'cd_' || lower(hex(randomblob(8)));--> statement-breakpoint
CREATE UNIQUE INDEX `domains_id` ON `domains` (`tenant_id`,`id`);--> statement-breakpoint
ALTER TABLE `client_grants` ADD `id` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `client_grants` SET `id` = 'cgr_' || lower(hex(randomblob(8)));--> statement-breakpoint
CREATE UNIQUE INDEX `client_grants_id` ON `client_grants` (`tenant_id`,`id`);--> statement-breakpoint
CREATE INDEX `client_grants_client` ON `client_grants` (`client_id`);--> statement-breakpoint
ALTER TABLE `resource_servers` ADD `settings` text;--> statement-breakpoint
ALTER TABLE `connections` ADD `settings` text;--> statement-breakpoint
ALTER TABLE `tenants` ADD `settings` text;--> statement-breakpoint
ALTER TABLE `users` ADD `last_ip` text;--> statement-breakpoint
CREATE INDEX `users_name` ON `users` (`tenant_id`,`name`);--> statement-breakpoint
CREATE INDEX `users_last_login` ON `users` (`tenant_id`,`last_login_at`);--> statement-breakpoint
CREATE INDEX `connection_clients_client` ON `connection_clients` (`client_id`);--> statement-breakpoint
CREATE INDEX `audit_events_id` ON `audit_events` (`tenant_id`,`id`);