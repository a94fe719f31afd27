import { PageHead } from '../page-head.tsx';
import { useMay } from '../signed.ts';
import { Tabs } from '../tabs.tsx';

const tabs = [
  { to: '/dashboard/branding', label: 'Look', isEnd: true, needs: 'get_branding' },
  { to: '/dashboard/branding/words', label: 'Words', needs: 'get_custom_text' },
  { to: '/dashboard/branding/languages', label: 'Languages', needs: 'get_tenant_settings' },
  { to: '/dashboard/branding/preview', label: 'Preview', needs: 'get_branding' },
];

/** What stands above every page about branding. */
export function BrandingHead() {
  const may = useMay();
  return (
    <>
      <PageHead
        title="Branding"
        lead="How the pages look and what they say when people sign in to your applications."
      />
      <Tabs label="Branding" tabs={tabs.filter(({ needs }) => may(needs))} />
    </>
  );
}
