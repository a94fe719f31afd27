/** Looks into the bytes of a server before a driver does, however they are cut. */

/** The next bytes: to be handed in, or to be let pass. */
type Wanted = { count: number; isRead: boolean };

/** Asks for bytes in their order, and ends as soon as they can be none of its protocol's. */
export type Inspection = Generator<Wanted, boolean, Buffer>;

export const read = (count: number): Wanted => ({ count, isRead: true });
export const pass = (count: number): Wanted => ({ count, isRead: false });

/** @returns asked about the bytes of one socket in their order; false where no driver may see them. */
export function inspectBy(begin: () => Inspection): (bytes: Uint8Array) => boolean {
  const inspection = begin();
  let wanted = inspection.next();
  let handed: number[] = [];
  let passed = 0;
  return (bytes) => {
    for (let at = 0; !wanted.done;) {
      const { count, isRead } = wanted.value;
      const taken = Math.min(count - handed.length - passed, bytes.length - at);
      if (isRead) handed.push(...bytes.subarray(at, at + taken));
      else passed += taken;
      at += taken;
      if (handed.length + passed < count) return true;
      wanted = inspection.next(Buffer.from(handed));
      handed = [];
      passed = 0;
    }
    return false;
  };
}
