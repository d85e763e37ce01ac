// generated from the agency’s OpenAPI, do not edit: npm run generate
export interface paths {
    "/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every partition of the copy: position, digest, what the latest scrub found */
        get: operations["readSync"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dead letters by their coordinates, with counts by reason */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters/{topic}/{partition}/{offset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a record cannot be used, step by step, and what can be done about it */
        get: operations["inspectDeadLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Operations that operators began, latest first */
        get: operations["listOperations"];
        put?: never;
        /**
         * Begins an operation on the copy. It is recorded before anything is done
         * @description RESYNC, and a REWIND without dryRun, need the scope reset in addition to operate.
         */
        post: operations["beginOperation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The progress and the result of an operation */
        get: operations["readOperation"];
        put?: never;
        post?: never;
        /** Cancels an operation. Partitions that it has finished stay changed */
        delete: operations["cancelOperation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Holds a redrive; it stays held after a restart */
        post: operations["holdOperation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Continues a held redrive */
        post: operations["releaseOperation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A topic's records, backwards from the newest or forwards from any position */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An event as the log holds it: headers, bytes, and the events of the same correlation */
        get: operations["readEventRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which agencies have an event, and since when */
        get: operations["readReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{eventId}/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What rests on an event, step by step, on what it rests, and what of that stands */
        get: operations["readLineage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sightings/{id}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens sealed groups; logged before anything is opened */
        post: operations["openSighting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who opened what: the entries of this agency's ledger */
        get: operations["listDisclosures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disclosures/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who opened this agency's data, by the notices that came; the latest first */
        get: operations["listReceivedNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disclosures/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much this agency's officers opened lately, and how much they may open */
        get: operations["readOpeningLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disclosures/break-glass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person asks to open beyond the limit; another person has to confirm it */
        post: operations["askBreakGlass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disclosures/break-glass/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another person confirms a request to open beyond the limit */
        post: operations["confirmBreakGlass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readSync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By partition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        partitions: {
                            topic: string;
                            partition: number;
                            nextOffset: string;
                            records: string;
                            duplicates: string;
                            entities: string;
                            digest: string;
                            gap: string | null;
                            isPaused: boolean;
                            scrubbedAt: string | null;
                            findings: {
                                /** @enum {string} */
                                code: "DIGEST_DIFFERS" | "FENCES_DIFFER" | "OFFSET_TAKEN_TWICE" | "POSITION_MISSING" | "STATE_DIFFERS" | "STATE_MISSING" | "HOLES_DIFFER" | "RECORDS_DIFFER" | "OFFSETS_UNACCOUNTED" | "ENTITIES_DIFFER" | "ROW_CHANGED" | "SIGNATURE_DIFFERS" | "COLUMNS_DIFFER" | "POSITION_BEHIND_ROWS";
                                params: {
                                    [key: string]: number;
                                };
                            }[];
                        }[];
                        /** @description Own entities that differ in its copy: the count, and the first hundred */
                        owned: {
                            differing: {
                                flow: string;
                                /** Format: uuid */
                                entityId: string;
                                ownedVersion: number | null;
                                heldVersion: number | null;
                            }[];
                            count: number;
                        } | null;
                        /** @description Files that own entities name and that are missing or others: the first hundred */
                        files: {
                            faults: {
                                flow: string;
                                /** Format: uuid */
                                entityId: string;
                                /** Format: uuid */
                                attachmentId: string;
                                /** @enum {string} */
                                fault: "MISSING" | "DIFFERS";
                            }[];
                            count: number;
                        } | null;
                    };
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                /** @description Only dead letters with this reason */
                reason?: "TOMBSTONE" | "BAD_KEY" | "WRONG_PARTITION" | "BAD_HEADERS" | "UNSIGNED" | "BAD_SIGNATURE" | "UNKNOWN_KEY" | "REVOKED_KEY" | "NOT_FRAMED" | "TRUNCATED" | "UNKNOWN_SCHEMA" | "UNLISTED_SCHEMA" | "WRONG_SCHEMA" | "UNDECODABLE" | "OWNER_MISMATCH" | "BAD_VERSION" | "FUTURE_DIRECTORY" | "BAD_ENTITY_ID" | "BAD_EVENT_ID" | "NOT_ENTITLED" | "NOT_APPROVED" | "BAD_SEAL" | "FORK";
                /** @description Only dead letters of this topic */
                topic?: string;
                /** @description The most items to return */
                limit?: number;
                /** @description The cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Coordinates, reason and hash; never the bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        groups: {
                            /** @enum {string} */
                            reason: "TOMBSTONE" | "BAD_KEY" | "WRONG_PARTITION" | "BAD_HEADERS" | "UNSIGNED" | "BAD_SIGNATURE" | "UNKNOWN_KEY" | "REVOKED_KEY" | "NOT_FRAMED" | "TRUNCATED" | "UNKNOWN_SCHEMA" | "UNLISTED_SCHEMA" | "WRONG_SCHEMA" | "UNDECODABLE" | "OWNER_MISMATCH" | "BAD_VERSION" | "FUTURE_DIRECTORY" | "BAD_ENTITY_ID" | "BAD_EVENT_ID" | "NOT_ENTITLED" | "NOT_APPROVED" | "BAD_SEAL" | "FORK";
                            topic: string;
                            count: number;
                            /** Format: date-time */
                            oldest: string;
                            /** Format: date-time */
                            newest: string;
                        }[];
                        items: {
                            topic: string;
                            partition: number;
                            offset: string;
                            /** @enum {string} */
                            reason: "TOMBSTONE" | "BAD_KEY" | "WRONG_PARTITION" | "BAD_HEADERS" | "UNSIGNED" | "BAD_SIGNATURE" | "UNKNOWN_KEY" | "REVOKED_KEY" | "NOT_FRAMED" | "TRUNCATED" | "UNKNOWN_SCHEMA" | "UNLISTED_SCHEMA" | "WRONG_SCHEMA" | "UNDECODABLE" | "OWNER_MISMATCH" | "BAD_VERSION" | "FUTURE_DIRECTORY" | "BAD_ENTITY_ID" | "BAD_EVENT_ID" | "NOT_ENTITLED" | "NOT_APPROVED" | "BAD_SEAL" | "FORK";
                            detail: string;
                            /** @description The first 200 characters */
                            key: string | null;
                            sha256: string;
                            /** Format: date-time */
                            appendedAt: string;
                            valueBytes: number;
                            /** Format: date-time */
                            recordedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    inspectDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offset: string;
                partition: number;
                topic: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The steps of admission. Bytes, headers and fields only with the right to read the flow */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        topic: string;
                        partition: number;
                        offset: string;
                        /** @enum {string} */
                        reason: "TOMBSTONE" | "BAD_KEY" | "WRONG_PARTITION" | "BAD_HEADERS" | "UNSIGNED" | "BAD_SIGNATURE" | "UNKNOWN_KEY" | "REVOKED_KEY" | "NOT_FRAMED" | "TRUNCATED" | "UNKNOWN_SCHEMA" | "UNLISTED_SCHEMA" | "WRONG_SCHEMA" | "UNDECODABLE" | "OWNER_MISMATCH" | "BAD_VERSION" | "FUTURE_DIRECTORY" | "BAD_ENTITY_ID" | "BAD_EVENT_ID" | "NOT_ENTITLED" | "NOT_APPROVED" | "BAD_SEAL" | "FORK";
                        detail: string;
                        /** @description The first 200 characters */
                        key: string | null;
                        sha256: string;
                        /** Format: date-time */
                        appendedAt: string;
                        sizeBytes: number;
                        /** Format: date-time */
                        parkedAt: string;
                        /**
                         * @description Whether the log still holds the record: HELD; GONE, retention or compaction took it; OTHER, another record lies there. Only of a held record there are steps, headers, value and bytes
                         * @enum {string}
                         */
                        onLog: "HELD" | "GONE" | "OTHER";
                        /** @description Whether headers, value and bytes are shown: only to callers that may read such records */
                        isShown: boolean;
                        headers: {
                            [key: string]: string;
                        };
                        steps: {
                            /** @enum {string} */
                            step: "SIGNER" | "FRAME" | "SCHEMA" | "SIGNATURE" | "DECODE" | "HEADERS" | "ENTITLEMENT" | "IDS" | "PARTITION";
                            ok: boolean | null;
                            expected: string;
                            got: string;
                        }[];
                        /** @description The decoded part, sealed groups as sealed; null where nothing could be decoded */
                        value: {
                            [key: string]: unknown;
                        } | null;
                        /** @description The first 1,024 bytes, as hexdump -C shows them */
                        hex: string;
                        /** @description Where the same key and bytes came again later and counted; null where they did not */
                        saidAgain: {
                            partition: number;
                            offset: string;
                        } | null;
                        remedies: ("REDRIVE" | "FIX_DIRECTORY" | "REGISTER_SCHEMA" | "ASK_PUBLISHER" | "HEAL" | "DISMISS")[];
                    };
                };
            };
        };
    };
    listOperations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Latest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            operationId: string;
                            /** @enum {string} */
                            kind: "SCRUB" | "COMPARE" | "HEAL" | "RESYNC" | "REWIND" | "PAUSE" | "RESUME" | "REDRIVE" | "DISMISS" | "RECONCILE";
                            officer: string;
                            reason: string;
                            target: {
                                topic?: string;
                                partition?: number;
                                /** @description HEAL: read every record again */
                                everything?: boolean;
                                /** @description REDRIVE, DISMISS: dead letters with this reason */
                                reason?: string;
                                /** @description REDRIVE, DISMISS: the offset of one dead letter; REWIND: the offset to begin again from */
                                offset?: string;
                                /**
                                 * Format: date-time
                                 * @description REWIND: begin with the first record appended at or after this
                                 */
                                time?: string;
                                /** @description REDRIVE, REWIND: only show the result, change nothing */
                                dryRun?: boolean;
                                /** @description REDRIVE: dead letters per second */
                                ratePerSecond?: number;
                            };
                            /** @enum {string} */
                            state: "RUNNING" | "PAUSED" | "DONE" | "FAILED" | "CANCELLED";
                            progress: {
                                done: number;
                                total: number;
                            };
                            /** @description The result, by its kind; null while it runs */
                            result: unknown;
                            /** Format: date-time */
                            startedAt: string;
                            endedAt: string | null;
                        }[];
                    };
                };
            };
        };
    };
    beginOperation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description SCRUB checks the copy, COMPARE lists the rows that differ from the log, HEAL reads the log again where it differs, RESYNC reads the copy anew, REWIND makes a paused partition what it was at an offset, PAUSE and RESUME stop and start reading, REDRIVE admits dead letters again, DISMISS puts them away, RECONCILE takes over the state of own entities from the log
                     * @enum {string}
                     */
                    kind: "SCRUB" | "COMPARE" | "HEAL" | "RESYNC" | "REWIND" | "PAUSE" | "RESUME" | "REDRIVE" | "DISMISS" | "RECONCILE";
                    /** @description The human who asks, as the agency names them; a person's own token names them already */
                    officer: string;
                    /** @description The reason in words */
                    reason: string;
                    /** @default {} */
                    target?: {
                        topic?: string;
                        partition?: number;
                        /** @description HEAL: read every record again */
                        everything?: boolean;
                        /** @description REDRIVE, DISMISS: dead letters with this reason */
                        reason?: string;
                        /** @description REDRIVE, DISMISS: the offset of one dead letter; REWIND: the offset to begin again from */
                        offset?: string;
                        /**
                         * Format: date-time
                         * @description REWIND: begin with the first record appended at or after this
                         */
                        time?: string;
                        /** @description REDRIVE, REWIND: only show the result, change nothing */
                        dryRun?: boolean;
                        /** @description REDRIVE: dead letters per second */
                        ratePerSecond?: number;
                    };
                };
            };
        };
        responses: {
            /** @description The operation: its progress and its result */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        operationId: string;
                        /** @enum {string} */
                        kind: "SCRUB" | "COMPARE" | "HEAL" | "RESYNC" | "REWIND" | "PAUSE" | "RESUME" | "REDRIVE" | "DISMISS" | "RECONCILE";
                        officer: string;
                        reason: string;
                        target: {
                            topic?: string;
                            partition?: number;
                            /** @description HEAL: read every record again */
                            everything?: boolean;
                            /** @description REDRIVE, DISMISS: dead letters with this reason */
                            reason?: string;
                            /** @description REDRIVE, DISMISS: the offset of one dead letter; REWIND: the offset to begin again from */
                            offset?: string;
                            /**
                             * Format: date-time
                             * @description REWIND: begin with the first record appended at or after this
                             */
                            time?: string;
                            /** @description REDRIVE, REWIND: only show the result, change nothing */
                            dryRun?: boolean;
                            /** @description REDRIVE: dead letters per second */
                            ratePerSecond?: number;
                        };
                        /** @enum {string} */
                        state: "RUNNING" | "PAUSED" | "DONE" | "FAILED" | "CANCELLED";
                        progress: {
                            done: number;
                            total: number;
                        };
                        /** @description The result, by its kind; null while it runs */
                        result: unknown;
                        /** Format: date-time */
                        startedAt: string;
                        endedAt: string | null;
                    };
                };
            };
        };
    };
    readOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation: its progress and its result */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        operationId: string;
                        /** @enum {string} */
                        kind: "SCRUB" | "COMPARE" | "HEAL" | "RESYNC" | "REWIND" | "PAUSE" | "RESUME" | "REDRIVE" | "DISMISS" | "RECONCILE";
                        officer: string;
                        reason: string;
                        target: {
                            topic?: string;
                            partition?: number;
                            /** @description HEAL: read every record again */
                            everything?: boolean;
                            /** @description REDRIVE, DISMISS: dead letters with this reason */
                            reason?: string;
                            /** @description REDRIVE, DISMISS: the offset of one dead letter; REWIND: the offset to begin again from */
                            offset?: string;
                            /**
                             * Format: date-time
                             * @description REWIND: begin with the first record appended at or after this
                             */
                            time?: string;
                            /** @description REDRIVE, REWIND: only show the result, change nothing */
                            dryRun?: boolean;
                            /** @description REDRIVE: dead letters per second */
                            ratePerSecond?: number;
                        };
                        /** @enum {string} */
                        state: "RUNNING" | "PAUSED" | "DONE" | "FAILED" | "CANCELLED";
                        progress: {
                            done: number;
                            total: number;
                        };
                        /** @description The result, by its kind; null while it runs */
                        result: unknown;
                        /** Format: date-time */
                        startedAt: string;
                        endedAt: string | null;
                    };
                };
            };
        };
    };
    cancelOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation: its progress and its result */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        operationId: string;
                        /** @enum {string} */
                        kind: "SCRUB" | "COMPARE" | "HEAL" | "RESYNC" | "REWIND" | "PAUSE" | "RESUME" | "REDRIVE" | "DISMISS" | "RECONCILE";
                        officer: string;
                        reason: string;
                        target: {
                            topic?: string;
                            partition?: number;
                            /** @description HEAL: read every record again */
                            everything?: boolean;
                            /** @description REDRIVE, DISMISS: dead letters with this reason */
                            reason?: string;
                            /** @description REDRIVE, DISMISS: the offset of one dead letter; REWIND: the offset to begin again from */
                            offset?: string;
                            /**
                             * Format: date-time
                             * @description REWIND: begin with the first record appended at or after this
                             */
                            time?: string;
                            /** @description REDRIVE, REWIND: only show the result, change nothing */
                            dryRun?: boolean;
                            /** @description REDRIVE: dead letters per second */
                            ratePerSecond?: number;
                        };
                        /** @enum {string} */
                        state: "RUNNING" | "PAUSED" | "DONE" | "FAILED" | "CANCELLED";
                        progress: {
                            done: number;
                            total: number;
                        };
                        /** @description The result, by its kind; null while it runs */
                        result: unknown;
                        /** Format: date-time */
                        startedAt: string;
                        endedAt: string | null;
                    };
                };
            };
        };
    };
    holdOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation: its progress and its result */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        operationId: string;
                        /** @enum {string} */
                        kind: "SCRUB" | "COMPARE" | "HEAL" | "RESYNC" | "REWIND" | "PAUSE" | "RESUME" | "REDRIVE" | "DISMISS" | "RECONCILE";
                        officer: string;
                        reason: string;
                        target: {
                            topic?: string;
                            partition?: number;
                            /** @description HEAL: read every record again */
                            everything?: boolean;
                            /** @description REDRIVE, DISMISS: dead letters with this reason */
                            reason?: string;
                            /** @description REDRIVE, DISMISS: the offset of one dead letter; REWIND: the offset to begin again from */
                            offset?: string;
                            /**
                             * Format: date-time
                             * @description REWIND: begin with the first record appended at or after this
                             */
                            time?: string;
                            /** @description REDRIVE, REWIND: only show the result, change nothing */
                            dryRun?: boolean;
                            /** @description REDRIVE: dead letters per second */
                            ratePerSecond?: number;
                        };
                        /** @enum {string} */
                        state: "RUNNING" | "PAUSED" | "DONE" | "FAILED" | "CANCELLED";
                        progress: {
                            done: number;
                            total: number;
                        };
                        /** @description The result, by its kind; null while it runs */
                        result: unknown;
                        /** Format: date-time */
                        startedAt: string;
                        endedAt: string | null;
                    };
                };
            };
        };
    };
    releaseOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation: its progress and its result */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        operationId: string;
                        /** @enum {string} */
                        kind: "SCRUB" | "COMPARE" | "HEAL" | "RESYNC" | "REWIND" | "PAUSE" | "RESUME" | "REDRIVE" | "DISMISS" | "RECONCILE";
                        officer: string;
                        reason: string;
                        target: {
                            topic?: string;
                            partition?: number;
                            /** @description HEAL: read every record again */
                            everything?: boolean;
                            /** @description REDRIVE, DISMISS: dead letters with this reason */
                            reason?: string;
                            /** @description REDRIVE, DISMISS: the offset of one dead letter; REWIND: the offset to begin again from */
                            offset?: string;
                            /**
                             * Format: date-time
                             * @description REWIND: begin with the first record appended at or after this
                             */
                            time?: string;
                            /** @description REDRIVE, REWIND: only show the result, change nothing */
                            dryRun?: boolean;
                            /** @description REDRIVE: dead letters per second */
                            ratePerSecond?: number;
                        };
                        /** @enum {string} */
                        state: "RUNNING" | "PAUSED" | "DONE" | "FAILED" | "CANCELLED";
                        progress: {
                            done: number;
                            total: number;
                        };
                        /** @description The result, by its kind; null while it runs */
                        result: unknown;
                        /** Format: date-time */
                        startedAt: string;
                        endedAt: string | null;
                    };
                };
            };
        };
    };
    listMessages: {
        parameters: {
            query: {
                /** @description A topic of a flow */
                topic: string;
                /** @description Only records of this partition */
                partition?: number;
                /** @description `newest` (default), `oldest`, `end`, `offset:<n>`, `time:<ISO 8601>` */
                from?: string;
                /** @description The most items to return */
                limit?: number;
                /** @description The cursor of the page before, or of a message */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records in the direction of reading, each with the cursor to continue from */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            topic: string;
                            partition: number;
                            offset: string;
                            /** Format: date-time */
                            appendedAt: string;
                            /** Format: date-time */
                            appliedAt: string;
                            version: number;
                            /** Format: uuid */
                            eventId: string;
                            key: string;
                            entityId: string;
                            headers: {
                                [key: string]: string;
                            };
                            schemaId: number;
                            sizeBytes: number;
                            value: {
                                [key: string]: unknown;
                            };
                            cursor: string;
                        }[];
                        cursor: string | null;
                        /** @enum {string} */
                        direction: "backward" | "forward";
                    };
                };
            };
        };
    };
    readEventRecord: {
        parameters: {
            query?: {
                /** @description Code of the owner, where more than one record has the id */
                owner?: "bais-jakpus" | "deteksi" | "imigrasi-dki" | "imigrasi-jakpus" | "kec-cempaka-putih" | "kec-gambir" | "kec-johar-baru" | "kec-kemayoran" | "kec-menteng" | "kec-sawah-besar" | "kec-senen" | "kec-tanah-abang" | "kejari-jakpus" | "kesbangpol-jakpus" | "polri-jakpus" | "tni-jakpus";
            };
            header?: never;
            path: {
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message, its bytes in base64 (null where too large), how far the alert is now that it is about, and up to 100 events of the same correlation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: {
                            topic: string;
                            partition: number;
                            offset: string;
                            /** Format: date-time */
                            appendedAt: string;
                            /** Format: date-time */
                            appliedAt: string;
                            version: number;
                            /** Format: uuid */
                            eventId: string;
                            key: string;
                            entityId: string;
                            headers: {
                                [key: string]: string;
                            };
                            schemaId: number;
                            sizeBytes: number;
                            value: {
                                [key: string]: unknown;
                            };
                            cursor: string;
                        };
                        raw: string | null;
                        signature: {
                            agency: string;
                            keyId: string;
                            /** Format: date-time */
                            listedAt: string | null;
                        } | null;
                        approvals: {
                            agency: string;
                            keyId: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        progress: {
                            /** @enum {string} */
                            stage: "OPEN" | "SEEN" | "TAKEN" | "ANSWERED" | "CLOSED" | "RETRACTED";
                            by: string | null;
                            /** Format: date-time */
                            since: string | null;
                            result: string | null;
                            isPastDue: boolean;
                        } | null;
                        related: {
                            /** Format: uuid */
                            eventId: string;
                            flow: string;
                            change: string;
                            /** Format: date-time */
                            recordedAt: string;
                            /** Format: uuid */
                            causationId: string | null;
                        }[];
                    };
                };
            };
        };
    };
    readReceipts: {
        parameters: {
            query?: {
                /** @description Code of the owner, where more than one record has the id */
                owner?: "bais-jakpus" | "deteksi" | "imigrasi-dki" | "imigrasi-jakpus" | "kec-cempaka-putih" | "kec-gambir" | "kec-johar-baru" | "kec-kemayoran" | "kec-menteng" | "kec-sawah-besar" | "kec-senen" | "kec-tanah-abang" | "kejari-jakpus" | "kesbangpol-jakpus" | "polri-jakpus" | "tni-jakpus";
            };
            header?: never;
            path: {
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Per agency: whether it has applied the event, and since when, by its reports */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        eventId: string;
                        topic: string;
                        partition: number | null;
                        offset: string | null;
                        receipts: {
                            agency: string;
                            has: boolean;
                            /** @enum {string} */
                            state: "applied" | "pending";
                            /**
                             * Format: date-time
                             * @description When it was first reported; null where that is too long ago to be known
                             */
                            since: string | null;
                            /**
                             * Format: date-time
                             * @description The latest time at which the agency got it
                             */
                            by: string | null;
                            /**
                             * Format: date-time
                             * @description The time of the agency's latest report
                             */
                            reportedAt: string | null;
                        }[];
                    };
                };
            };
        };
    };
    readLineage: {
        parameters: {
            query?: {
                /** @description Code of the owner, where more than one record has the id */
                owner?: "bais-jakpus" | "deteksi" | "imigrasi-dki" | "imigrasi-jakpus" | "kec-cempaka-putih" | "kec-gambir" | "kec-johar-baru" | "kec-kemayoran" | "kec-menteng" | "kec-sawah-besar" | "kec-senen" | "kec-tanah-abang" | "kejari-jakpus" | "kesbangpol-jakpus" | "polri-jakpus" | "tni-jakpus";
                /** @description The most steps in each direction; 5 by default */
                depth?: number;
                /** @description The most items to return */
                limit?: number;
            };
            header?: never;
            path: {
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A graph, by the own copy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        eventId: string;
                        nodes: {
                            /**
                             * Format: uuid
                             * @description Of the version that is shown; edges name nodes by it
                             */
                            eventId: string;
                            flow: string;
                            /** Format: uuid */
                            entityId: string;
                            owner: string;
                            version: number;
                            change: string;
                            /** Format: date-time */
                            occurredAt: string;
                            /** @description Steps from the event: below 0 what it rests on, above 0 what rests on it */
                            depth: number;
                            /** @description The latest correction of this version; null where it stands */
                            corrected: {
                                /** Format: uuid */
                                eventId: string;
                                change: string;
                                /** Format: date-time */
                                recordedAt: string;
                            } | null;
                        }[];
                        edges: {
                            /**
                             * Format: uuid
                             * @description What rests
                             */
                            from: string;
                            /**
                             * Format: uuid
                             * @description On what it rests
                             */
                            to: string;
                            /** @description The field that names it */
                            field: string;
                            /**
                             * Format: uuid
                             * @description null where the field names the entity
                             */
                            namesEvent: string | null;
                            /** @description Whether the version that is shown names it still */
                            isCurrent: boolean;
                            /** @description The latest correction of what is named; `isReviewed`: what rests on it has a later version */
                            corrected: {
                                /** Format: uuid */
                                eventId: string;
                                change: string;
                                /** Format: date-time */
                                recordedAt: string;
                                isReviewed: boolean;
                            } | null;
                        }[];
                        /** @description Named, and not held by this agency or not readable by the token */
                        notShown: {
                            /** Format: uuid */
                            from: string;
                            field: string;
                            /** Format: uuid */
                            id: string;
                        }[];
                        /** @description Whether there is more, beyond the steps or the number that were asked for */
                        cut: {
                            byDepth: boolean;
                            byNumber: boolean;
                        };
                    };
                };
            };
        };
    };
    openSighting: {
        parameters: {
            query?: {
                /** @description Code of the owner, where more than one record has the id */
                owner?: "bais-jakpus" | "deteksi" | "imigrasi-dki" | "imigrasi-jakpus" | "kec-cempaka-putih" | "kec-gambir" | "kec-johar-baru" | "kec-kemayoran" | "kec-menteng" | "kec-sawah-besar" | "kec-senen" | "kec-tanah-abang" | "kejari-jakpus" | "kesbangpol-jakpus" | "polri-jakpus" | "tni-jakpus";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Sealed groups to open */
                    groups: ("identity" | "location")[];
                    /** @description A purpose of this agency */
                    purpose: string;
                    /** @description The reason in words, such as the order that requires it */
                    reason: string;
                    /** @description The human who asks, as the agency names them; a person's own token names them already */
                    officer: string;
                };
            };
        };
        responses: {
            /** @description Per group: its status OPEN with the content, or the reason why it is not open */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        disclosureId: string;
                        /** Format: uuid */
                        sightingId: string;
                        version: number;
                        groups: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "OPEN" | "EMPTY" | "NOT_ENTITLED" | "NOT_CONFIRMED" | "KEY_PENDING" | "KEY_DESTROYED" | "DAMAGED";
                                /** @description The content, where status is OPEN */
                                value?: {
                                    [key: string]: unknown;
                                };
                                /** @description Why not, where status is not OPEN */
                                detail?: string;
                            } | {
                                /** @enum {string} */
                                status: "OPEN" | "EMPTY" | "NOT_ENTITLED" | "NOT_CONFIRMED" | "KEY_PENDING" | "KEY_DESTROYED" | "DAMAGED";
                                /** @description The content, where status is OPEN */
                                value?: {
                                    [key: string]: unknown;
                                };
                                /** @description Why not, where status is not OPEN */
                                detail?: string;
                            }[];
                        };
                    };
                };
            };
        };
    };
    listDisclosures: {
        parameters: {
            query?: {
                /** @description Which entries come first; by default the newest */
                order?: "newest" | "oldest";
                /** @description Topic of what was opened */
                topic?: string;
                /** @description Agency whose data was opened, e.g. kec-menteng */
                owner?: "bais-jakpus" | "deteksi" | "imigrasi-dki" | "imigrasi-jakpus" | "kec-cempaka-putih" | "kec-gambir" | "kec-johar-baru" | "kec-kemayoran" | "kec-menteng" | "kec-sawah-besar" | "kec-senen" | "kec-tanah-abang" | "kejari-jakpus" | "kesbangpol-jakpus" | "polri-jakpus" | "tni-jakpus";
                /** @description The entity that was opened */
                entityId?: string;
                /** @description Part of the officer's name */
                officer?: string;
                /** @description How it is known who the officer is */
                officerKind?: "LOGGED_IN" | "STATED" | "MACHINE" | "UNKNOWN";
                /** @description Purpose, e.g. SUPERVISION */
                purpose?: string;
                /** @description Asked at or after */
                from?: string;
                /** @description Asked before */
                to?: string;
                /** @description The most items to return */
                limit?: number;
                /** @description The cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries, each with its hash over itself and the entry before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            seq: number;
                            /** Format: uuid */
                            disclosureId: string;
                            /**
                             * Format: date-time
                             * @description UTC with microseconds, as the hash covers it
                             */
                            askedAt: string;
                            client: string;
                            /**
                             * @description LOGGED_IN: a person who logged in; STATED: a name that a system stated
                             * @enum {string}
                             */
                            officerKind: "LOGGED_IN" | "STATED" | "MACHINE" | "UNKNOWN";
                            officer: string;
                            purpose: string;
                            reason: string;
                            topic: string;
                            key: string | null;
                            version: number | null;
                            groups: string[];
                            /** @description What a machine opened at once */
                            keys: string[] | null;
                            hash: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listReceivedNotices: {
        parameters: {
            query?: {
                /** @description Agency that opened, e.g. polri-jakpus */
                opener?: string;
                /** @description The entity that was opened */
                entityId?: string;
                /** @description Asked at or after */
                from?: string;
                /** @description Asked before */
                to?: string;
                /** @description The most items to return */
                limit?: number;
                /** @description The cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Notices; each was written before its opening was tried, and says not whether it succeeded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            noticeId: string;
                            opener: string;
                            /** Format: date-time */
                            askedAt: string;
                            purpose: string;
                            exercise: boolean;
                            /**
                             * @description KEY_PENDING: the detail comes with its key
                             * @enum {string}
                             */
                            status: "OPEN" | "KEY_PENDING" | "UNREADABLE";
                            detail: {
                                topic: string;
                                key: string;
                                entityVersion: number;
                                groups: string[];
                                officer: string;
                                officerKind: string;
                                client: string;
                                reason: string;
                                /** @description The second person, where it went beyond the opener's limit */
                                confirmedBy: string | null;
                            } | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    readOpeningLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By the ledger */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        windowHours: number;
                        agency: {
                            /** @description Openings within the window */
                            used: number;
                            /** @description How many are allowed now, with what was granted beyond */
                            limit: number;
                        };
                        /** @description The usual limit of one officer */
                        perOfficer: number;
                        /** @description Who opened most, first */
                        officers: {
                            officer: string;
                            /** @description Openings within the window */
                            used: number;
                            /** @description How many are allowed now, with what was granted beyond */
                            limit: number;
                        }[];
                        /** @description Whether somebody opens in bulk or has used a limit up */
                        bulk: boolean;
                        /** @description Requests of the last days, latest first */
                        breakGlass: {
                            /** Format: uuid */
                            requestId: string;
                            /**
                             * @description ASKED: waits for a second person; GRANTED: in force
                             * @enum {string}
                             */
                            state: "ASKED" | "LAPSED" | "GRANTED" | "ENDED";
                            /** @description Who asked, and may open more while it is in force */
                            officer: string;
                            purpose: string;
                            reason: string;
                            /** Format: date-time */
                            askedAt: string;
                            /**
                             * Format: date-time
                             * @description Until when it can be confirmed, or is in force
                             */
                            until: string;
                            /** @description How many openings more it allows */
                            openings: number;
                            confirmedBy: string | null;
                            confirmedAt: string | null;
                        }[];
                    };
                };
            };
        };
    };
    askBreakGlass: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A purpose of this agency */
                    purpose: string;
                    /** @description The reason in words */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The request; the ledger has an entry of this step */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        requestId: string;
                        /**
                         * @description ASKED: waits for a second person; GRANTED: in force
                         * @enum {string}
                         */
                        state: "ASKED" | "LAPSED" | "GRANTED" | "ENDED";
                        /** @description Who asked, and may open more while it is in force */
                        officer: string;
                        purpose: string;
                        reason: string;
                        /** Format: date-time */
                        askedAt: string;
                        /**
                         * Format: date-time
                         * @description Until when it can be confirmed, or is in force
                         */
                        until: string;
                        /** @description How many openings more it allows */
                        openings: number;
                        confirmedBy: string | null;
                        confirmedAt: string | null;
                    };
                };
            };
        };
    };
    confirmBreakGlass: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The reason in words */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The request; the ledger has an entry of this step */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        requestId: string;
                        /**
                         * @description ASKED: waits for a second person; GRANTED: in force
                         * @enum {string}
                         */
                        state: "ASKED" | "LAPSED" | "GRANTED" | "ENDED";
                        /** @description Who asked, and may open more while it is in force */
                        officer: string;
                        purpose: string;
                        reason: string;
                        /** Format: date-time */
                        askedAt: string;
                        /**
                         * Format: date-time
                         * @description Until when it can be confirmed, or is in force
                         */
                        until: string;
                        /** @description How many openings more it allows */
                        openings: number;
                        confirmedBy: string | null;
                        confirmedAt: string | null;
                    };
                };
            };
        };
    };
}
