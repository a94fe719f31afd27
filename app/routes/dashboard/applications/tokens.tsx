import { TokensTab } from '../../../ui/dashboard/applications/tokens-tab.tsx';
import { tabTitle } from './tab-title.ts';

export const meta = tabTitle('Tokens');

export default TokensTab;
