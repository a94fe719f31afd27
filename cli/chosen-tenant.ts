/** The tenant that a command names, or the one of the quick start. */
export async function chosenTenant(name = 'default') {
  const { getTenant } = await import('#app/management/tenants.ts');
  return getTenant(name);
}
