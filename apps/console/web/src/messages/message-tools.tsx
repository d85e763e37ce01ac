import { Button, Checkbox, Menu, Popover, Stack, Tooltip } from '@mantine/core';
import { IconArrowsSort, IconColumns, IconDownload } from '@tabler/icons-react';
import { useMe } from '../api/me';
import { useWords } from '../words/use-words';
import { COLUMNS, hideOf, visibilityOf } from './message-columns';
import { DEFAULT_LIMIT, exportPath, type MessageSearch, MOST_EXPORTED } from './message-search';

interface MessageToolsProps {
  topic: string;
  agency: string;
  search: MessageSearch;
  onChange: (part: MessageSearch) => void;
}

/**
 * The settings for showing messages (order, columns), and their export, with sealed groups sealed,
 * where it is allowed.
 */
export function MessageTools({ topic, agency, search, onChange }: MessageToolsProps) {
  const { t } = useWords();
  const visible = visibilityOf(search.hide);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowsSort size={14} aria-hidden />}
        onClick={() => onChange({ order: search.order === 'oldest' ? undefined : 'oldest' })}
      >
        {t(search.order === 'oldest' ? 'messages.oldestFirst' : 'messages.newestFirst')}
      </Button>
      <Popover position="bottom-end" trapFocus>
        <Popover.Target>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconColumns size={14} aria-hidden />}
          >
            {t('messages.columns')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Checkbox.Group
            label={t('messages.columns')}
            value={COLUMNS.filter((column) => visible[column])}
            onChange={(shown) => onChange({ hide: hideOf(shown) })}
          >
            <Stack gap={6} mt="xs">
              {COLUMNS.map((column) => (
                <Checkbox
                  key={column}
                  value={column}
                  label={t(`messages.column.${column}`)}
                  disabled={column === 'value'}
                  size="sm"
                />
              ))}
            </Stack>
          </Checkbox.Group>
        </Popover.Dropdown>
      </Popover>
      <ExportMenu topic={topic} agency={agency} search={search} />
    </>
  );
}

function ExportMenu({ topic, agency, search }: Omit<MessageToolsProps, 'onChange'>) {
  const { t, number } = useWords();
  const { me } = useMe();
  if (!me?.exportAllowed) {
    return (
      <Tooltip label={t('messages.exportOff')}>
        <Button
          size="compact-sm"
          variant="default"
          data-disabled
          aria-disabled
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {t('messages.export')}
        </Button>
      </Tooltip>
    );
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {t('messages.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('messages.exportMasked')}</Menu.Label>
        {(search.limit ?? DEFAULT_LIMIT) > MOST_EXPORTED ? (
          <Menu.Label>{t('messages.exportMost', { value: number(MOST_EXPORTED) })}</Menu.Label>
        ) : null}
        {(['csv', 'json'] as const).map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={exportPath(topic, agency, search, format)}
            download
          >
            {format.toUpperCase()}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
