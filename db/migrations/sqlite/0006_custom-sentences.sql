CREATE TABLE `custom_sentences` (
	`tenant_id` text NOT NULL,
	`language` text NOT NULL,
	`key` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `language`, `key`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`id`) ON UPDATE no action ON DELETE cascade
);
