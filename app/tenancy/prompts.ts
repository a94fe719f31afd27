/** Which pages a tenant's people meet: Auth0's prompts object, with its field names and defaults. */
import { z } from 'zod';

import type { Tenant } from '#app/store/tenants.ts';

export const promptsChangeSchema = z
  .object({
    /** Kept for Auth0's tools: there are no classic pages here, so neither value changes a page. */
    universal_login_experience: z.enum(['new', 'classic']),
    /** Whether the first page asks for the identifier alone, or for the password beside it. */
    identifier_first: z.boolean(),
    /** "Identifier First + Biometrics", which is not about passkeys. Nothing here does it. */
    webauthn_platform_first_factor: z.boolean(),
    /**
     * A custom (classic) login page. At Auth0 it is a setting of the tenant's global client, and
     * without effect on any other; it is kept for its tools, and no page here shows it.
     */
    custom_login_page_on: z.boolean(),
  })
  .partial();

export type Prompts = Required<z.output<typeof promptsChangeSchema>>;

const defaults: Prompts = {
  universal_login_experience: 'new',
  identifier_first: true,
  webauthn_platform_first_factor: false,
  custom_login_page_on: false,
};

export const promptsOf = ({ prompts }: Pick<Tenant, 'prompts'>): Prompts => ({
  ...defaults,
  ...prompts,
});
