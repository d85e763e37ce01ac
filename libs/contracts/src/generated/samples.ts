// generated, do not edit: npm run generate
import type { SampleEvent } from '../sample-event.js';

/** One invented event per topic; a new copy at every call. */
export function sampleEvents(): SampleEvent[] {
  return [
  { topic: 'timpora.sighting', recordName: 'Sighting', value: {
    eventId: "b3daae07-d1a0-4281-8c6d-f359a220cb51",
    version: 1,
    change: "REPORTED",
    owner: "kec-menteng",
    occurredAt: 1795489200000,
    recordedAt: 1795489205000,
    correlationId: "2be7daad-86be-4e36-8438-272aa0a8c7f2",
    causationId: null,
    handling: {
      purpose: "SUPERVISION",
      legalBasis: "UU 6/2011 art. 69",
      retainUntil: 22607,
      exercise: false,
      disputed: false,
    },
    sightingId: "7bb6c3dc-cb50-4931-8aa8-2170bdb8f4a8",
    subjectId: null,
    seenAt: 1795488300000,
    kecamatan: "31.71.06",
    activity: "PRESENT",
    certainty: "DESCRIBED",
    order: "SURAT_PERINTAH",
    orderNo: "SP/001/XI/2026",
    peopleCount: 1,
    person: {
      group: "identity",
      scope: "7b0f6a52-6a6e-4f0e-9c1d-0a6a4f6d2b11",
      generation: 1,
      fingerprint: Buffer.from('98bf9140c6011cb6', 'hex'),
      nonce: Buffer.from('0a23eb638276fe922c2184a4', 'hex'),
      ciphertext: Buffer.from('332ec2d8450da0a6e35641cc43327cf2126e228a838768138244357f753b894f', 'hex'),
    },
    place: {
      group: "location",
      scope: "7b0f6a52-6a6e-4f0e-9c1d-0a6a4f6d2b11",
      generation: 1,
      fingerprint: Buffer.from('bb120a156ba42ba7', 'hex'),
      nonce: Buffer.from('10bdb91c70e127fc9776b174', 'hex'),
      ciphertext: Buffer.from('87f89bf375211b53226596c303249117f6cfa686b1de7ecea5e7f1bcb986f624', 'hex'),
    },
    retractionReason: null,
  } },
  { topic: 'timpora.subject', recordName: 'Subject', value: {
    eventId: "7c0e0f78-aef1-4efb-8b56-b7939e617ec2",
    version: 1,
    change: "LISTED",
    owner: "imigrasi-jakpus",
    occurredAt: 1795489200000,
    recordedAt: 1795489205000,
    correlationId: "176c2927-d01d-47ed-89f1-6d6cdf4bbb54",
    causationId: null,
    handling: {
      purpose: "SUPERVISION",
      legalBasis: "UU 6/2011 art. 69",
      retainUntil: 22607,
      exercise: false,
      disputed: false,
    },
    subjectId: "4912849f-1591-4673-8b5d-ade0af7ee913",
    standing: "ESTABLISHED",
    documents: [
      {
        group: "identity",
        scope: "7b0f6a52-6a6e-4f0e-9c1d-0a6a4f6d2b11",
        generation: 1,
        fingerprint: Buffer.from('17e684b092f85432', 'hex'),
        nonce: Buffer.from('fc575e22a148b5b726420646', 'hex'),
        ciphertext: Buffer.from('b71a15a6c13aba15e4cac709d546b13714c32beea5ea1c9a32f65ab9e3c984eb', 'hex'),
      },
    ],
    links: [
      {
        subjectId: "c5c02423-5ac5-4dd4-88ee-a86608a33912",
        relation: "SAME_PERSON",
        assertedAt: 1795489200000,
      },
    ],
  } },
  { topic: 'timpora.directory', recordName: 'DirectoryEntry', value: {
    eventId: "114003e0-b654-4a26-8918-6e6a43878bc1",
    version: 1,
    change: "LISTED",
    owner: "imigrasi-dki",
    occurredAt: 1795489200000,
    recordedAt: 1795489205000,
    correlationId: "7bf459ea-34af-4155-89d0-b6f6dc829ad4",
    causationId: null,
    handling: {
      purpose: "SUPERVISION",
      legalBasis: "UU 6/2011 art. 69",
      retainUntil: 22607,
      exercise: false,
      disputed: false,
    },
    code: "kec-menteng",
    nameId: "Kecamatan Menteng",
    nameEn: "Menteng District",
    kind: "AGENCY",
    areaCodes: [
      "31.71.06",
    ],
    legalAuthority: [
      {
        purpose: "SUPERVISION",
        legalBases: [
          "UU 6/2011 art. 69",
        ],
      },
    ],
    publishes: [
      "sighting",
    ],
    subscribes: [
      "sighting",
      "subject",
      "directory",
    ],
    opens: [
      {
        group: "identity",
        areas: [
          "31.71.06",
        ],
      },
    ],
    publicKeys: [
      {
        keyId: "k1",
        algorithm: "X25519",
        key: Buffer.from('b09ce62ce258f2333a932b8a31e61cace4627856019e48623afc45b67e4394d6', 'hex'),
        validFrom: 1795478400000,
        revokedAt: null,
      },
    ],
  } },
  { topic: 'timpora.key.kec-menteng', recordName: 'KeyRecord', value: {
    eventId: "1752067e-24c1-476d-8612-bd94e1952fba",
    publisher: "kec-menteng",
    kind: "AUDIENCE",
    group: "identity",
    audience: "core",
    epoch: 1,
    hpkeWraps: [
      {
        agency: "imigrasi-jakpus",
        keyId: "k1",
        enc: Buffer.from('1451eb7f47bdf986904938b74d132f68bf8a6485c29173b944f1aab8e6d88633', 'hex'),
        ciphertext: Buffer.from('4362bc292ce40b7a8829d1b7d07d150299df4ddf55d97de5efd24edd3f90bab2', 'hex'),
      },
    ],
    scope: null,
    generation: null,
    audienceWraps: [
      {
        audience: "core",
        epoch: 1,
        wrapped: Buffer.from('8d5fb0980959f698ae83e3f7747e936d825969000a96c0d72ce961fee47af954', 'hex'),
      },
    ],
  } },
  { topic: 'timpora.report.kec-menteng', recordName: 'Report', value: {
    agency: "kec-menteng",
    at: 1795489210000,
    startedAt: 1795485600000,
    ready: true,
    outboxPending: 0,
    deadLetters: 0,
    waiting: 0,
    forks: 0,
    gaps: [],
    software: "0.1.0",
    positions: [
      {
        topic: "timpora.sighting",
        partition: 0,
        nextOffset: 12,
        logEnd: 12,
        records: 12,
        entities: 9,
        digest: Buffer.from('a4d9723b0de2c6a9', 'hex'),
        lastAppendedAt: 1795489209000,
        cuts: [
          {
            offset: 10,
            digest: Buffer.from('3ce59d159b2e3eca', 'hex'),
          },
        ],
      },
    ],
  } },
  { topic: 'dlq.kec-menteng', recordName: 'DeadLetterNotice', value: {
    agency: "kec-menteng",
    topic: "timpora.sighting",
    partition: 0,
    offset: 7,
    reason: "UNDECODABLE",
    detail: "Expected 0x00 as the first byte, got 0x7b",
    sha256: Buffer.from('2d6c54d52ac9d369063052fe9348e5c06fb0199ba2f5a16c99b51d93916060e1', 'hex'),
    at: 1795489210000,
  } },
  ];
}
