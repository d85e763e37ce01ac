import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { ProblemAlert, useWords } from '@sinergi/web';
import { IconCamera, IconPaperclip } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { type Uploaded, uploadFile } from '../api/files';
import { useGround } from '../api/ground';
import { fileSize } from './file-size';

interface UploadButtonProps {
  /** what the file is for, for whoever hears the page */
  label: string;
  isDisabled: boolean;
  onUploaded: (file: Uploaded, name: string) => void;
}

/** What became of the file that was chosen last. */
type Last =
  | { state: 'none' | 'sending' }
  | { state: 'refused'; text: string }
  | { state: 'failed'; problem: unknown };

/** Chooses a file or takes a photograph, and uploads it at once; says how far it is. */
export function UploadButton({ label, isDisabled, onUploaded }: UploadButtonProps) {
  const { t, language } = useWords();
  const ground = useGround();
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);
  const [last, setLast] = useState<Last>({ state: 'none' });
  const [part, setPart] = useState(0);
  // The form may have changed while the file was on its way.
  const tell = useRef(onUploaded);
  useEffect(() => {
    tell.current = onUploaded;
  });
  useEffect(() => () => stop.current?.abort(), []);
  if (!ground) return null;
  const { types, mostBytes } = ground.files;
  const images = types.filter((type) => type.startsWith('image/'));
  const upload = async (file: File): Promise<void> => {
    if (!types.includes(file.type))
      return setLast({ state: 'refused', text: t('files.wrongType') });
    if (file.size > mostBytes) {
      const sizes = { most: fileSize(mostBytes, language), got: fileSize(file.size, language) };
      return setLast({ state: 'refused', text: t('files.tooLarge', sizes) });
    }
    const sending = new AbortController();
    stop.current = sending;
    setPart(0);
    setLast({ state: 'sending' });
    try {
      const sent = await uploadFile(file, { onProgress: setPart, signal: sending.signal });
      tell.current(sent, file.name);
      setLast({ state: 'none' });
    } catch (problem) {
      setLast(sending.signal.aborted ? { state: 'none' } : { state: 'failed', problem });
    }
  };
  const input = (
    reference: typeof chooser,
    accept: readonly string[],
    name: string,
    isCamera: boolean,
  ) => (
    <input
      ref={reference}
      type="file"
      className="read-out"
      tabIndex={-1}
      aria-label={name}
      accept={accept.join(',')}
      {...(isCamera ? { capture: 'environment' as const } : {})}
      onChange={({ currentTarget }) => {
        const [file] = currentTarget.files ?? [];
        // The same file may be chosen again.
        currentTarget.value = '';
        if (file) void upload(file);
      }}
    />
  );
  const isSending = last.state === 'sending';
  return (
    <Stack gap="xs">
      {input(chooser, types, `${label}: ${t('files.choose')}`, false)}
      {input(camera, images, `${label}: ${t('files.photograph')}`, true)}
      <Group gap="xs">
        <Button
          className="target"
          variant="default"
          disabled={isDisabled || isSending}
          leftSection={<IconPaperclip size={18} aria-hidden />}
          onClick={() => chooser.current?.click()}
        >
          {t('files.choose')}
        </Button>
        <Button
          className="target"
          variant="default"
          hiddenFrom="md"
          disabled={isDisabled || isSending}
          leftSection={<IconCamera size={18} aria-hidden />}
          onClick={() => camera.current?.click()}
        >
          {t('files.photograph')}
        </Button>
      </Group>
      <Text fz="sm" c="dimmed">
        {t('files.what', { most: fileSize(mostBytes, language) })}
      </Text>
      {isSending ? (
        <Group gap="sm" wrap="nowrap">
          <Progress value={part * 100} flex={1} size="lg" aria-label={t('files.sending')} />
          <Button className="target" variant="default" onClick={() => stop.current?.abort()}>
            {t('files.stop')}
          </Button>
        </Group>
      ) : null}
      {last.state === 'refused' ? (
        <Text fz="sm" c="var(--mantine-color-error)" role="alert">
          {last.text}
        </Text>
      ) : null}
      {last.state === 'failed' ? (
        <ProblemAlert error={last.problem} title={t('files.notTaken')} />
      ) : null}
    </Stack>
  );
}
