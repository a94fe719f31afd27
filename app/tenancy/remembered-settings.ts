import { LRUCache } from 'lru-cache';

const MAX_SETTINGS = 2000;

type Entry = { version: number; value: Promise<unknown> };

const settings = new LRUCache<string, Entry>({ max: MAX_SETTINGS });

/**
 * Something that is made from a tenant's settings, made once for each version of them. Every
 * change of settings gives a new version, and every request reads the version, so a change counts
 * from the next request on.
 *
 * `name` tells it from the tenant's other settings; a failed `load` is not kept.
 */
export function rememberSetting<T>(
  tenant: { id: string; settingsVersion: number },
  name: string,
  load: () => Promise<T>,
): Promise<T> {
  const key = `${tenant.id}/${name}`;
  const known = settings.get(key);
  if (known?.version === tenant.settingsVersion) return known.value as Promise<T>;
  const value = load();
  const entry = { version: tenant.settingsVersion, value };
  settings.set(key, entry);
  value.catch(() => {
    if (settings.peek(key) === entry) settings.delete(key);
  });
  return value;
}
