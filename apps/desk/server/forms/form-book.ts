import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { flows } from '@sinergi/contracts';
import type { DeskSettings } from '@sinergi/settings';
import { Problem } from '@sinergi/web-server';
import type { FlowForm, FormChange, FormSchema } from '../../contract/form/flow-form.js';
import { SETTINGS } from '../injection/desk-tokens.js';
import { noAnswerFrom } from '../proxy/agency-problems.js';

/** An agency's description is taken again after this time, ms: it changes with a release. */
const KNOWN_FOR_MS = 5_000;
const ANSWER_WITHIN_MS = 20_000;

interface DescribedPath {
  post?: { requestBody?: { content?: Record<string, { schema?: FormSchema }> } };
}

interface Described {
  paths?: Record<string, DescribedPath>;
}

/**
 * The forms of each agency, as its own API describes them. So a form is always that of the agency's
 * release, whichever release the desk has.
 */
@Injectable()
export class FormBook {
  private readonly known = new Map<string, { described: Promise<Described>; at: number }>();

  constructor(@Inject(SETTINGS) private readonly settings: DeskSettings) {}

  /**
   * @throws Problem not-found for what is no flow, not-entitled for one that the agency does not
   *   begin, agency-unavailable
   */
  async formOf(agency: string, flow: string): Promise<FlowForm> {
    const plural = flows.find((one) => one.flow === flow)?.plural;
    if (plural === undefined)
      throw new Problem('not-found', 'Expected a flow that begins with a form, got another text');
    const { paths } = await this.descriptionOf(agency);
    const begins = formsIn(paths?.[`/${plural}`]);
    if (begins.length === 0)
      throw new Problem('not-entitled', `Expected a flow that ${agency} begins, got ${flow}`);
    const changes = formsIn(paths?.[`/${plural}/{id}/changes`]);
    const version = createHash('sha256')
      .update(JSON.stringify([begins, changes]))
      .digest('base64url');
    return { flow, version, begins, changes };
  }

  private descriptionOf(agency: string): Promise<Described> {
    const now = Date.now();
    const known = this.known.get(agency);
    if (known && now - known.at < KNOWN_FOR_MS) return known.described;
    const described = this.ask(agency);
    this.known.set(agency, { described, at: now });
    described.catch(() => this.known.delete(agency));
    return described;
  }

  private async ask(agency: string): Promise<Described> {
    const url = this.settings.agencyUrls[agency];
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(`${url}/openapi.json`, { signal }).catch((error: unknown) => {
      throw noAnswerFrom(agency, error);
    });
    if (!response.ok)
      throw new Problem(
        'agency-unavailable',
        `Expected the description of ${agency}, got HTTP ${response.status}`,
      );
    return (await response.json()) as Described;
  }
}

/** Returns the form of each change that a path takes; none where it takes no body. */
function formsIn(path: DescribedPath | undefined): FormChange[] {
  const schema = path?.post?.requestBody?.content?.['application/json']?.schema;
  if (schema === undefined) return [];
  return (schema.oneOf ?? [schema]).map((one) => ({
    change: String(one.properties?.['change']?.const ?? ''),
    schema: withoutChange(one),
  }));
}

/** The change is chosen beside the form. */
function withoutChange({ properties = {}, required = [], ...rest }: FormSchema): FormSchema {
  const { change: _, ...fields } = properties;
  return { ...rest, properties: fields, required: required.filter((name) => name !== 'change') };
}
