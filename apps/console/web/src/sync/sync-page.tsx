import { PageHead } from '../widgets/page-head';
import { useWords } from '../words/use-words';

export function SyncPage() {
  const { t } = useWords();
  return <PageHead title={t('shell.page.sync')} />;
}
