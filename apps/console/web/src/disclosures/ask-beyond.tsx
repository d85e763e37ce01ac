import { NativeSelect, Text } from '@mantine/core';
import { sendJson } from '@sinergi/web';
import { IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { PURPOSES } from '../sealed/purposes';
import { ReasonedAction } from '../widgets/reasoned-action';
import { useHindrance } from '../widgets/use-hindrance';
import { useWords } from '../words/use-words';

interface AskBeyondProps {
  agency: string;
  path: string;
  onAsked: () => Promise<unknown>;
}

/** Asks, in the operator's own name, to open beyond the limit. */
export function AskBeyond({ agency, path, onAsked }: AskBeyondProps) {
  const { t } = useWords();
  const hindrance = useHindrance();
  const [purpose, setPurpose] = useState<string>(PURPOSES[0]);
  return (
    <ReasonedAction
      label={t('disclosures.beyond.ask')}
      icon={<IconLockOpen size={16} aria-hidden />}
      hindrance={hindrance(agency, 'unmask')}
      onDo={async (reason) => {
        await sendJson('POST', `${path}/beyond`, { purpose, reason });
        await onAsked();
      }}
    >
      <Text fz="sm">{t('disclosures.beyond.askText')}</Text>
      <NativeSelect
        label={t('sealed.purpose')}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value)}
        data={PURPOSES.map((value) => ({ value, label: t(`sealed.purposeName.${value}`) }))}
      />
    </ReasonedAction>
  );
}
