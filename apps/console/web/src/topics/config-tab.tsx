import { Code } from '@mantine/core';
import type { TopicDetail } from '../../../contract/topics';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';

type Setting = [name: string, value: string];

/** The settings as deployed, each with its meaning. */
export function ConfigTab({ topic, label }: { topic: TopicDetail; label: string }) {
  const { t, number, duration } = useWords();
  const meaningOf = ([name, value]: Setting): string => {
    if (name === 'cleanup.policy') return t(`topics.settingMeans.${value}`, '');
    if (name === 'retention.ms' && value === '-1') return t('topics.settingMeans.forever');
    if (name === 'retention.ms')
      return t('topics.settingMeans.retention', { duration: duration(Number(value) / 1_000) });
    if (name === 'max.message.bytes')
      return t('topics.settingMeans.bytes', { value: number(Number(value) / 1_024) });
    if (name === 'min.insync.replicas') return t('topics.settingMeans.replicas', { value });
    return '';
  };
  const columns: DataColumn<Setting>[] = [
    {
      id: 'name',
      isHead: true,
      header: t('topics.setting.name'),
      cell: ([name]) => <Code>{name}</Code>,
    },
    { id: 'value', header: t('topics.setting.value'), cell: ([, value]) => value },
    { id: 'meaning', header: t('topics.setting.meaning'), cell: meaningOf },
  ];
  return (
    <DataTable
      captionIsHidden
      caption={label}
      columns={columns}
      rows={Object.entries(topic.config)}
      keyOf={([name]) => name}
    />
  );
}
