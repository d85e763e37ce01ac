import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OverviewAgency } from '../../../contract/overview';
import { useWords } from '../words/use-words';

/** An agency by its name and code; leads to its page. */
export function AgencyName({ agency }: { agency: OverviewAgency }) {
  const { nameOf } = useWords();
  return (
    <>
      <Link to="/agencies/$code" params={{ code: agency.code }} className="quiet-link">
        <Text component="span" fz="sm" fw={600} lh={1.3}>
          {nameOf(agency)}
        </Text>
      </Link>
      <Text fz="xs" c="dimmed">
        {agency.code}
      </Text>
    </>
  );
}
