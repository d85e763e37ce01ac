import { expect, it } from 'vitest';
import { problemOf } from './server-problem';

const problem = (status: number, body: string): Promise<unknown> =>
  problemOf(new Response(body, { status }));

it('is told by the console’s code, and by the agency’s where an agency refused', async () => {
  const said = {
    title: 'The agency refused',
    detail: 'Expected no running operation, got one',
    status: 409,
  };
  const types = {
    type: 'urn:sinergi:problem:agency-refused',
    agencyProblem: '/problems/operation-running',
  };
  expect(await problem(409, JSON.stringify({ ...said, ...types }))).toMatchObject({
    ...{
      status: 409,
      code: 'agency-refused',
      agencyCode: 'operation-running',
      detail: said.detail,
    },
  });
});

it('is told by its status where the body says nothing', async () => {
  expect(await problem(502, '<html>')).toMatchObject({
    status: 502,
    code: '',
    agencyCode: '',
    detail: 'HTTP 502',
  });
});
