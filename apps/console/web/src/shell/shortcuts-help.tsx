import { Kbd, Modal, Table } from '@mantine/core';
import { useWords } from '../words/use-words';

const SHORTCUTS = [
  ['Ctrl K', 'shell.shortcutPalette'],
  ['/', 'shell.shortcutSearch'],
  ['?', 'shortcutHelp'],
  ['L', 'shortcutLanguage'],
  ['Esc', 'shell.shortcutClose'],
] as const;

export function ShortcutsHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('shortcuts')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Table>
        <Table.Tbody>
          {SHORTCUTS.map(([keys, does]) => (
            <Table.Tr key={keys}>
              <Table.Td w={100}>
                <Kbd>{keys}</Kbd>
              </Table.Td>
              <Table.Td>{t(does)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
