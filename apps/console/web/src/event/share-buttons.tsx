import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconLink, IconTerminal } from '@tabler/icons-react';
import { useWords } from '../words/use-words';
import { curlOf } from './curl-of';

/** Copies a link that shows the event as it is shown now, or a command that asks for it. */
export function ShareButtons({ eventId, agency }: { eventId: string; agency: string }) {
  const link = new URL(window.location.href);
  link.searchParams.set('agency', agency);
  return (
    <>
      <Copy text={link.href} name="link" Icon={IconLink} />
      <Copy
        text={curlOf(window.location.origin, eventId, agency)}
        name="curl"
        Icon={IconTerminal}
      />
    </>
  );
}

function Copy({
  text,
  name,
  Icon,
}: {
  text: string;
  name: 'link' | 'curl';
  Icon: typeof IconLink;
}) {
  const { t } = useWords();
  return (
    <CopyButton value={text} timeout={2_000}>
      {({ copied, copy }) => {
        const Shown = copied ? IconCheck : Icon;
        return (
          <Button
            size="compact-md"
            variant="default"
            onClick={copy}
            leftSection={<Shown size={16} aria-hidden />}
            aria-live="polite"
          >
            {t(copied ? 'event.copied' : `event.copy.${name}`)}
          </Button>
        );
      }}
    </CopyButton>
  );
}
