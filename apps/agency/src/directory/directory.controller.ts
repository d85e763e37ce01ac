import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type DirectoryEntry, OPERATE_SCOPE } from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { EXCHANGE_ID } from '../ground/tokens.js';
import { accessOf, actingOf } from '../http/access.js';
import { answerSchema } from '../http/answer-schema.js';
import { NeedsScope } from '../http/needs-scope.js';
import { officerName, withOfficer } from '../http/officer-name.js';
import { Refuses } from '../http/refuses.js';
import { requireUuid } from '../http/require-uuid.js';
import { plainText, validateBody } from '../http/validate-body.js';
import { Problem } from '../problem/problem.js';
import { ChangeDirectory } from './change-directory.js';
import {
  type DirectoryAnswer,
  directoryAnswer,
  type ProposalAnswer,
  proposalAnswer,
  toDirectoryAnswer,
  toProposalAnswer,
} from './directory-answers.js';
import { KeepDirectory } from './keep-directory.js';
import type { StoredProposal } from './proposal-table.js';
import { RehearseChange } from './rehearse-change.js';
import { namedKey } from './wanted-terms.js';

const code = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(40);
const byWhom = {
  officer: officerName(),
  reason: plainText().trim().min(10).max(500).describe('The reason in words'),
};
const withdrawalRequest = z.strictObject(byWhom);
const proposalRequest = z.strictObject({
  ...byWhom,
  revoke: z
    .array(z.strictObject({ code, keyId: z.string().min(1).max(80) }))
    .max(100)
    .default([])
    .describe('Keys to withdraw'),
  terms: z
    .strictObject({
      approvers: z.array(namedKey).min(1).max(100),
      threshold: z.int().min(1).max(100),
      recovery: namedKey.nullable(),
      delaySeconds: z
        .int()
        .min(0)
        .max(30 * 86_400),
      fenceSigners: z.array(namedKey).min(1).max(100),
    })
    .partial()
    .default({})
    .describe('Members of the terms that change'),
  refuse: z.array(code).max(100).default([]).describe('Announcements to refuse, by code'),
});
const signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/);
const approvalsRequest = z.strictObject({
  approvals: z
    .array(
      z
        .array(
          z.strictObject({
            approver: z.string().min(1).max(40),
            keyId: z.string().min(1).max(80),
            at: z.iso.datetime(),
            until: z.iso.datetime(),
            signature,
          }),
        )
        .min(1)
        .max(10),
    )
    .min(1)
    .max(1_000)
    .describe('For each record of the proposal, in order, the approvals of it'),
});
const PROPOSAL = { description: 'The proposal', schema: answerSchema(proposalAnswer) };
const ID = { name: 'id', schema: { type: 'string', format: 'uuid' } } as const;

/**
 * The directory's changes: proposed, rehearsed, approved by several hands, published or refused.
 * Approvals prove themselves, so this door gives nobody a say who has no approver's key.
 */
@ApiTags('directory')
@NeedsScope(OPERATE_SCOPE)
@Controller('directory')
export class DirectoryController {
  constructor(
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly changes: ChangeDirectory,
    private readonly keep: KeepDirectory,
    private readonly rehearse: RehearseChange,
    @Inject(EXCHANGE_ID) private readonly exchangeId: string,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'readDirectory',
    summary: 'By which rules the directory changes, and what is announced',
  })
  @ApiResponse({ status: 200, description: 'As read', schema: answerSchema(directoryAnswer) })
  read(): DirectoryAnswer {
    return toDirectoryAnswer(this.directory, this.exchangeId);
  }

  @Get('proposals')
  @ApiOperation({
    operationId: 'listProposals',
    summary: 'Proposed changes of the directory with their gains and losses, latest first',
  })
  @ApiResponse({
    status: 200,
    description: 'The latest twenty',
    schema: answerSchema(z.object({ items: z.array(proposalAnswer) })),
  })
  async list(): Promise<{ items: ProposalAnswer[] }> {
    const proposals = await this.changes.list(20);
    const rehearse = await this.rehearse.execute();
    return {
      items: proposals.map((one) => toProposalAnswer(one, this.refusalOf(one), rehearse)),
    };
  }

  @Post('proposals')
  @ApiOperation({
    operationId: 'proposeChange',
    summary: 'Proposes what the profiles and the handed keys say, and what is asked for beside',
    description: 'Only the service of the coordinator can. Nothing changes before approvals.',
  })
  @Refuses('not-found', 'stale-proposal', 'invalid-entity')
  @ApiBody({ schema: withOfficer(z.toJSONSchema(proposalRequest, { io: 'input' })) })
  @ApiResponse({ status: 201, ...PROPOSAL })
  async propose(@Req() request: FastifyRequest, @Body() body: unknown): Promise<ProposalAnswer> {
    const { officer: named, reason, ...asked } = validateBody(proposalRequest, body);
    const { officer } = actingOf(accessOf(request), named);
    const by = { proposedBy: officer, reason };
    const proposal = await this.changes.propose(this.keep.wanted, by, asked);
    if (!proposal)
      throw new Problem('invalid-entity', 'Expected a change of the directory, got none');
    return this.answer(proposal);
  }

  @Post('proposals/:id/approvals')
  @HttpCode(200)
  @ApiOperation({ operationId: 'approveProposal', summary: 'Adds approvals to a proposal' })
  @Refuses('not-found', 'stale-proposal', 'invalid-entity')
  @ApiParam(ID)
  @ApiBody({ schema: z.toJSONSchema(approvalsRequest, { io: 'input' }) as object })
  @ApiResponse({ status: 200, ...PROPOSAL })
  async approve(@Param('id') id: string, @Body() body: unknown): Promise<ProposalAnswer> {
    const { approvals } = validateBody(approvalsRequest, body);
    const given = approvals.map((list) =>
      list.map((one) => ({
        ...{ approver: one.approver, keyId: one.keyId },
        ...{ at: Date.parse(one.at), until: Date.parse(one.until) },
        signature: Buffer.from(one.signature, 'base64url'),
      })),
    );
    return this.answer(await this.changes.approve(requireUuid('id', id), given));
  }

  @Post('proposals/:id/publication')
  @HttpCode(200)
  @ApiOperation({ operationId: 'publishProposal', summary: 'Publishes an approved proposal' })
  @Refuses('not-found', 'stale-proposal', 'not-approved')
  @ApiParam(ID)
  @ApiResponse({ status: 200, ...PROPOSAL })
  async publish(@Param('id') id: string): Promise<ProposalAnswer> {
    return this.answer(await this.changes.publish(requireUuid('id', id)));
  }

  @Post('proposals/:id/withdrawal')
  @HttpCode(200)
  @ApiOperation({ operationId: 'dropProposal', summary: 'Drops an open proposal' })
  @Refuses('not-found', 'stale-proposal')
  @ApiParam(ID)
  @ApiBody({ schema: withOfficer(z.toJSONSchema(withdrawalRequest, { io: 'input' })) })
  @ApiResponse({ status: 200, ...PROPOSAL })
  async drop(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<ProposalAnswer> {
    const { officer: named, reason } = validateBody(withdrawalRequest, body);
    const { officer } = actingOf(accessOf(request), named);
    return this.answer(await this.changes.drop(requireUuid('id', id), { officer, reason }));
  }

  private async answer(proposal: StoredProposal): Promise<ProposalAnswer> {
    return toProposalAnswer(proposal, this.refusalOf(proposal), await this.rehearse.execute());
  }

  private refusalOf(proposal: StoredProposal): string | null {
    return proposal.state === 'OPEN' ? this.changes.refusalOf(proposal) : null;
  }
}
