CREATE TABLE "custom_sentences" (
	"tenant_id" text NOT NULL,
	"language" text NOT NULL,
	"key" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "custom_sentences_tenant_id_language_key_pk" PRIMARY KEY("tenant_id","language","key")
);
--> statement-breakpoint
ALTER TABLE "custom_sentences" ADD CONSTRAINT "custom_sentences_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;