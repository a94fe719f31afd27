import { PageHead } from '../page-head.tsx';

export const AuditTrailPage = () => <PageHead title="Audit trail" />;
