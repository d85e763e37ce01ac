import { eventually } from '@sinergi/testing';
import { expect } from 'vitest';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { AgencySystem, type Answer } from './agency-system.js';

/** Every agency's own system, and what is waited for at one of them. */
export class AgencySystems {
  private readonly systems: ReadonlyMap<string, AgencySystem>;

  constructor(descriptor: PlatformDescriptor) {
    this.systems = new Map(
      descriptor.agencies.map(({ code }) => [code, new AgencySystem(descriptor, code)]),
    );
  }

  get codes(): string[] {
    return [...this.systems.keys()];
  }

  of(code: string): AgencySystem {
    return this.systems.get(code)!;
  }

  untilHeld(code: string, path: string, version: number): Promise<Answer> {
    return eventually(`${code} holds version ${version} of ${path}`, async () => {
      const answer = await this.of(code).get(path);
      return answer.status === 200 && answer.body.version >= version ? answer : null;
    });
  }

  /**
   * Checks that an agency stays refused. The event and its key must have come first, so a missing
   * key is not counted as a refusal. An agency that got access would keep it.
   */
  untilRefused(code: string, entities: string, id: string, group: string): Promise<unknown> {
    const what = `${code} is told that it may not open ${group} of ${entities}/${id}`;
    return eventually(what, async () => {
      const answer = await this.of(code).disclose(entities, id, [group]);
      const status = answer.body.groups?.[group]?.status;
      return answer.status === 403 && ['NOT_ENTITLED', 'NOT_CONFIRMED'].includes(status);
    });
  }
}

/** @returns what was answered, which has to be that it began */
export async function begun(
  answer: Promise<Answer>,
): Promise<Record<string, string> & { version: number }> {
  const { status, body } = await answer;
  expect({ status, body }).toMatchObject({ status: 201 });
  return body;
}
