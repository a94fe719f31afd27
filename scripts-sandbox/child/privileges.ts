/**
 * Makes the process nobody, where it is somebody: the system's own walls behind ours.
 *
 * Every living child is a nobody of its own, so that none may signal another or read its memory.
 */

/** Numbers that no distribution gives out (systemd's documentation on users and groups lists them). */
const FIRST_NOBODY = 60_600;

export function giveUpPrivileges(seat: number): void {
  if (process.getuid?.() !== 0) return;
  const nobody = FIRST_NOBODY + seat;
  process.setgroups?.([]);
  process.setgid?.(nobody);
  process.setuid?.(nobody);
}
