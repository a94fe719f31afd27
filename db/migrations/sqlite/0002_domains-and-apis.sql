ALTER TABLE `devices` ADD `renewal_snoozed_until` integer;--> statement-breakpoint
ALTER TABLE `login_transactions` ADD `refusal` text;--> statement-breakpoint
ALTER TABLE `domains` ADD `rp_name` text;--> statement-breakpoint
ALTER TABLE `domains` ADD `origins` text;--> statement-breakpoint
ALTER TABLE `domains` ADD `previous_rp_id` text;--> statement-breakpoint
ALTER TABLE `domains` ADD `moving_since` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `user_metadata` text;