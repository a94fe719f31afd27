import { z } from 'zod';

import { newId } from '#app/ids.ts';
import { createSigningKeys } from '#app/oidc/signing-keys.ts';
import { findClient } from '#app/store/clients.ts';
import { findTenantByName, insertTenant, listTenants, updateTenant } from '#app/store/tenants.ts';
import type { Tenant } from '#app/store/tenants.ts';
import {
  brandAddress as logoUrl,
  brandColor as primaryColor,
  brandingChangeSchema,
  changedBranding,
} from '#app/tenancy/branding.ts';
import { promptsChangeSchema, promptsOf } from '#app/tenancy/prompts.ts';
import type { Prompts } from '#app/tenancy/prompts.ts';
import { changedSettings, tenantSettingsChangeSchema } from '#app/tenancy/tenant-settings.ts';

import { shown } from './domain-rules.ts';
import { ManagementError } from './management-error.ts';
import { requirePasskeysKept } from './require-passkey-prerequisites.ts';
import { readRpName } from './rp-name.ts';
import { requireKnownFields } from './unknown-fields.ts';
import { unlessTaken } from './unless-taken.ts';

/** A tenant as an administrator sees it. */
export type ManagedTenant = Pick<
  Tenant,
  'id' | 'name' | 'displayName' | 'branding' | 'defaultClientId' | 'createdAt'
> & { prompts: Prompts };

/** What pages call the tenant; devices do, too, on domains that have no name of their own. */
const displayName = z.string().transform((input, issues) => {
  const reading = readRpName(input, []);
  if (reading.ok) return reading.value;
  issues.addIssue({ code: 'custom', message: `${shown(input)}: ${reading.problem}` });
  return z.NEVER;
});

export const newTenantSchema = z.object({
  name: z
    .string()
    .regex(
      /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
      'expected up to 63 lower-case letters, digits and inner hyphens',
    ),
  displayName,
  logoUrl: logoUrl.optional(),
  primaryColor: primaryColor.optional(),
});

/** What is left out stays as it is; null takes a value away. */
export const tenantChangeSchema = z.object({
  displayName: displayName.optional(),
  logoUrl: logoUrl.nullish(),
  primaryColor: primaryColor.nullish(),
  defaultClientId: z.string().nullish(),
  prompts: promptsChangeSchema.optional(),
  branding: brandingChangeSchema.optional(),
  settings: tenantSettingsChangeSchema.optional(),
});

/** Makes a tenant with its signing keys. Refused where the name is taken. */
export async function createTenant(input: z.input<typeof newTenantSchema>): Promise<Tenant> {
  const { name, displayName, ...look } = newTenantSchema.parse(input);
  const exists = () => new ManagementError('tenant_exists', `a tenant is already named ${name}`);
  if (await findTenantByName(name)) throw exists();
  const id = newId('ten');
  const tenant = { id, name, displayName, branding: branding({}, look) };
  await unlessTaken(insertTenant(tenant), exists);
  await createSigningKeys(id);
  return getTenant(name);
}

export async function getTenant(name: string): Promise<Tenant> {
  const tenant = await findTenantByName(name);
  if (!tenant) throw new ManagementError('tenant_not_found', `there is no tenant named ${name}`);
  return tenant;
}

export async function changeTenant(
  tenant: Tenant,
  input: z.input<typeof tenantChangeSchema>,
): Promise<Tenant> {
  const { displayName, defaultClientId, prompts, settings, ...look } =
    tenantChangeSchema.parse(input);
  requireKnownFields('prompts', input.prompts, prompts);
  if (defaultClientId && !(await findClient(tenant.id, defaultClientId))) {
    throw new ManagementError('client_not_found', `there is no client ${defaultClientId}`);
  }
  const changedPrompts = prompts && { ...promptsOf(tenant), ...prompts };
  if (changedPrompts) await requirePasskeysKept(tenant, changedPrompts);
  const { logoUrl, primaryColor, branding: change } = look;
  const saysLook = [logoUrl, primaryColor, change].some((value) => value !== undefined);
  await updateTenant(tenant.id, {
    displayName,
    defaultClientId,
    ...(saysLook && {
      branding: changedBranding(branding(tenant.branding, look), change ?? {}),
    }),
    prompts: changedPrompts,
    settings: settings && changedSettings(tenant, settings),
  });
  return getTenant(tenant.name);
}

export async function listAllTenants(): Promise<ManagedTenant[]> {
  return (await listTenants()).map(managedTenant);
}

export const managedTenant = (tenant: Tenant): ManagedTenant => {
  const { id, name, displayName, branding, defaultClientId, createdAt } = tenant;
  const prompts = promptsOf(tenant);
  return { id, name, displayName, branding, prompts, defaultClientId, createdAt };
};

function branding(
  before: Tenant['branding'],
  look: { logoUrl?: string | null; primaryColor?: string | null },
): Tenant['branding'] {
  return changedBranding(before, {
    logo_url: look.logoUrl,
    ...(look.primaryColor !== undefined && { colors: { primary: look.primaryColor } }),
  });
}
