import type { Choice } from '../fields.tsx';
import type { Role } from '../signed.ts';

export const roleNames: Record<Role, string> = {
  owner: 'Owner',
  admin: 'Admin',
  support: 'Support',
  auditor: 'Auditor',
};

export const roleChoices: readonly Choice<Role>[] = [
  {
    value: 'owner',
    label: roleNames.owner,
    hint: 'Everything, also domains, signing keys and who may use the dashboard.',
  },
  {
    value: 'admin',
    label: roleNames.admin,
    hint: 'Applications, connections, users, branding and logs.',
  },
  {
    value: 'support',
    label: roleNames.support,
    hint: 'Looks after users: passkeys, blocks, rescue links. Sees nothing else.',
  },
  { value: 'auditor', label: roleNames.auditor, hint: 'Reads everything and changes nothing.' },
];
