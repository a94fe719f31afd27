export * from './clients.ts';
export * from './connections.ts';
export * from './enrollment.ts';
export * from './passkeys.ts';
export * from './protection.ts';
export * from './protocol.ts';
export * from './tenants.ts';
export * from './users.ts';
