import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconFlame } from '@tabler/icons-react';
import { PageAnchor } from '../links/page-anchor';
import { useAgencies } from '../live/overview-feed';
import { useWords } from '../words/use-words';

/**
 * The loudest thing the exchange can say, at the head of every page: what an agency owns is in its
 * copy otherwise than it wrote it. All copies may be equal meanwhile: they then agree on a forgery.
 */
export function OwnDiffers() {
  const { t, number, nameOf } = useWords();
  // By the server's word: what a stale report says is no word on now.
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
