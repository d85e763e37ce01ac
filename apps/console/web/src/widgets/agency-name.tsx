import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OverviewAgency } from '../../../contract/overview';
import { useOverview } from '../live/overview-feed';
import { useWords } from '../words/use-words';

/** The name and code of an agency, or of a system, with a link to its page. */
export function AgencyName({ agency }: { agency: OverviewAgency }) {
  const { t, nameOf } = useWords();
  const { overview } = useOverview();
  const isSystem = overview?.systems.some(({ code }) => code === agency.code) ?? false;
  return (
    <>
      <Link to="/agencies/$code" params={{ code: agency.code }} className="quiet-link">
        <Text component="span" fz="sm" fw={600} lh={1.3}>
          {nameOf(agency)}
        </Text>
      </Link>
      <Text fz="xs" c="dimmed">
        {isSystem ? t('agencies.system', { code: agency.code }) : agency.code}
      </Text>
    </>
  );
}
