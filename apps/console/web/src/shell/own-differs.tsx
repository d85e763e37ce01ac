import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconFlame } from '@tabler/icons-react';
import { PageAnchor } from '../links/page-anchor';
import { useAgencies } from '../live/overview-feed';
import { useWords } from '../words/use-words';

/**
 * The most urgent warning, at the top of every page: entities that an agency owns differ between
 * its own table and its copy. All copies may be equal meanwhile: then they agree on a forgery.
 */
export function OwnDiffers() {
  const { t, number, nameOf } = useWords();
  // The server's overview decides: a stale report does not describe the present.
  const differing = useAgencies().filter(({ reason }) => reason.code === 'owned-differs');
  if (differing.length === 0) return null;
  return (
    <Alert
      color="red"
      icon={<IconFlame aria-hidden />}
      role="alert"
      mb="md"
      title={t('shell.ownDiffers.title')}
      data-testid="own-differs"
    >
      <Stack gap={4}>
        {differing.map((agency) => {
          const count = agency.report?.ownedDiffering ?? 0;
          return (
            <Group key={agency.code} gap="xs">
              <Text fz="sm" fw={600}>
                {t('shell.ownDiffers.agency', {
                  count,
                  value: number(count),
                  agency: nameOf(agency),
                })}
              </Text>
              <PageAnchor
                to="/agencies/$code"
                params={{ code: agency.code }}
                search={{ tab: 'receipts' }}
                fz="sm"
              >
                {t('shell.ownDiffers.which')}
              </PageAnchor>
            </Group>
          );
        })}
        <Text fz="sm">{t('shell.ownDiffers.meaning')}</Text>
        <Text fz="sm">
          {t('shell.ownDiffers.remedy')}{' '}
          <PageAnchor to="/dead-letters" fz="sm">
            {t('shell.page.dead-letters')}
          </PageAnchor>
        </Text>
      </Stack>
    </Alert>
  );
}
