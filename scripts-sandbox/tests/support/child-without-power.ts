/** A child that is root by name, and may not become anybody else: so it is in some containers. */
const refuse = (): never => {
  throw new Error('EPERM, Operation not permitted');
};
process.getuid = () => 0;
process.setgroups = refuse;
process.setgid = refuse;
process.setuid = refuse;
await import('../../child/main.ts');

export {};
