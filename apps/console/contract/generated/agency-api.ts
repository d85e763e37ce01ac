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
        /** Dead letters by their place in the log; groups by reason beside them */
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
        /** What operators had done, latest first */
        get: operations["listOperations"];
        put?: never;
        /**
         * Begins an operation on the copy; written down before anything is done
         * @description RESYNC, and a REWIND that is no dry run, need the scope reset beside operate.
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
        /** How far an operation is, and its end */
        get: operations["readOperation"];
        put?: never;
        post?: never;
        /** Cancels an operation; what it did to whole partitions stays done */
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
        /** Holds a redrive where it is; it stays so over a restart */
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
        /** Lets a held redrive go on */
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
        /** A topic's records, backwards from the newest or forwards from anywhere */
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
        /** An event as it lies in the log: headers, bytes, and the events of its matter */
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
        /** Who has an event, and since when */
        get: operations["readReceipts"];
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
                                code: "DIGEST_DIFFERS" | "OFFSET_TAKEN_TWICE" | "POSITION_MISSING" | "DEAD_LETTER_CHANGED" | "STATE_DIFFERS" | "STATE_MISSING" | "STATE_WITHOUT_HISTORY" | "HOLES_DIFFER" | "RECORDS_DIFFER" | "OFFSETS_UNACCOUNTED" | "ENTITIES_DIFFER" | "ROW_CHANGED" | "POSITION_BEHIND_ROWS";
                                params: {
                                    [key: string]: number;
                                };
                            }[];
                        }[];
                        /** @description Own entities that its copy has otherwise: how many, and the first hundred */
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
                    };
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                /** @description Only those put aside for this */
                reason?: "TOMBSTONE" | "BAD_KEY" | "WRONG_PARTITION" | "BAD_HEADERS" | "NOT_FRAMED" | "TRUNCATED" | "UNKNOWN_SCHEMA" | "WRONG_SCHEMA" | "UNDECODABLE" | "OWNER_MISMATCH" | "BAD_VERSION" | "FUTURE_DIRECTORY" | "NOT_ENTITLED" | "BAD_SEAL" | "FORK";
                /** @description Only those of this topic */
                topic?: string;
                /** @description How many at most */
                limit?: number;
                /** @description From the page before */
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
                            reason: "TOMBSTONE" | "BAD_KEY" | "WRONG_PARTITION" | "BAD_HEADERS" | "NOT_FRAMED" | "TRUNCATED" | "UNKNOWN_SCHEMA" | "WRONG_SCHEMA" | "UNDECODABLE" | "OWNER_MISMATCH" | "BAD_VERSION" | "FUTURE_DIRECTORY" | "NOT_ENTITLED" | "BAD_SEAL" | "FORK";
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
                            reason: "TOMBSTONE" | "BAD_KEY" | "WRONG_PARTITION" | "BAD_HEADERS" | "NOT_FRAMED" | "TRUNCATED" | "UNKNOWN_SCHEMA" | "WRONG_SCHEMA" | "UNDECODABLE" | "OWNER_MISMATCH" | "BAD_VERSION" | "FUTURE_DIRECTORY" | "NOT_ENTITLED" | "BAD_SEAL" | "FORK";
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
            /** @description The steps of admission; bytes, headers and fields only with the right to read the flow */
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
                        reason: "TOMBSTONE" | "BAD_KEY" | "WRONG_PARTITION" | "BAD_HEADERS" | "NOT_FRAMED" | "TRUNCATED" | "UNKNOWN_SCHEMA" | "WRONG_SCHEMA" | "UNDECODABLE" | "OWNER_MISMATCH" | "BAD_VERSION" | "FUTURE_DIRECTORY" | "NOT_ENTITLED" | "BAD_SEAL" | "FORK";
                        detail: string;
                        /** @description The first 200 characters */
                        key: string | null;
                        sha256: string;
                        /** Format: date-time */
                        appendedAt: string;
                        sizeBytes: number;
                        /** Format: date-time */
                        parkedAt: string;
                        /** @description Whether headers, value and bytes are shown: only to who may read such records */
                        isShown: boolean;
                        headers: {
                            [key: string]: string;
                        };
                        steps: {
                            /** @enum {string} */
                            step: "FRAME" | "SCHEMA" | "DECODE" | "HEADERS" | "ENTITLEMENT" | "PARTITION";
                            ok: boolean | null;
                            expected: string;
                            got: string;
                        }[];
                        /** @description What could be decoded, sealed groups as sealed; null where nothing could */
                        value: {
                            [key: string]: unknown;
                        } | null;
                        /** @description The first 1,024 bytes, as hexdump -C shows them */
                        hex: string;
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
                                /** @description REDRIVE, DISMISS: dead letters put aside for this */
                                reason?: string;
                                /** @description REDRIVE, DISMISS: one dead letter; REWIND: where to begin again */
                                offset?: string;
                                /**
                                 * Format: date-time
                                 * @description REWIND: begin with the first record appended at or after this
                                 */
                                time?: string;
                                /** @description REDRIVE, REWIND: only say what would come of it */
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
                            /** @description What it came to, by its kind; null while it goes on */
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
                     * @description SCRUB looks, COMPARE lists what is not as the log has it, HEAL reads the log again where it differs, RESYNC begins anew, REWIND makes a paused partition what it was at an offset, PAUSE and RESUME stop and take up reading, REDRIVE judges dead letters again, DISMISS puts them away, RECONCILE takes over what the log says of its own entities
                     * @enum {string}
                     */
                    kind: "SCRUB" | "COMPARE" | "HEAL" | "RESYNC" | "REWIND" | "PAUSE" | "RESUME" | "REDRIVE" | "DISMISS" | "RECONCILE";
                    /** @description The human who asks, as the agency names them; a person's own token says it already */
                    officer: string;
                    /** @description Why, in words */
                    reason: string;
                    /** @default {} */
                    target?: {
                        topic?: string;
                        partition?: number;
                        /** @description HEAL: read every record again */
                        everything?: boolean;
                        /** @description REDRIVE, DISMISS: dead letters put aside for this */
                        reason?: string;
                        /** @description REDRIVE, DISMISS: one dead letter; REWIND: where to begin again */
                        offset?: string;
                        /**
                         * Format: date-time
                         * @description REWIND: begin with the first record appended at or after this
                         */
                        time?: string;
                        /** @description REDRIVE, REWIND: only say what would come of it */
                        dryRun?: boolean;
                        /** @description REDRIVE: dead letters per second */
                        ratePerSecond?: number;
                    };
                };
            };
        };
        responses: {
            /** @description The operation: how far it is, and its end */
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
                            /** @description REDRIVE, DISMISS: dead letters put aside for this */
                            reason?: string;
                            /** @description REDRIVE, DISMISS: one dead letter; REWIND: where to begin again */
                            offset?: string;
                            /**
                             * Format: date-time
                             * @description REWIND: begin with the first record appended at or after this
                             */
                            time?: string;
                            /** @description REDRIVE, REWIND: only say what would come of it */
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
                        /** @description What it came to, by its kind; null while it goes on */
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
            /** @description The operation: how far it is, and its end */
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
                            /** @description REDRIVE, DISMISS: dead letters put aside for this */
                            reason?: string;
                            /** @description REDRIVE, DISMISS: one dead letter; REWIND: where to begin again */
                            offset?: string;
                            /**
                             * Format: date-time
                             * @description REWIND: begin with the first record appended at or after this
                             */
                            time?: string;
                            /** @description REDRIVE, REWIND: only say what would come of it */
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
                        /** @description What it came to, by its kind; null while it goes on */
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
            /** @description The operation: how far it is, and its end */
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
                            /** @description REDRIVE, DISMISS: dead letters put aside for this */
                            reason?: string;
                            /** @description REDRIVE, DISMISS: one dead letter; REWIND: where to begin again */
                            offset?: string;
                            /**
                             * Format: date-time
                             * @description REWIND: begin with the first record appended at or after this
                             */
                            time?: string;
                            /** @description REDRIVE, REWIND: only say what would come of it */
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
                        /** @description What it came to, by its kind; null while it goes on */
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
            /** @description The operation: how far it is, and its end */
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
                            /** @description REDRIVE, DISMISS: dead letters put aside for this */
                            reason?: string;
                            /** @description REDRIVE, DISMISS: one dead letter; REWIND: where to begin again */
                            offset?: string;
                            /**
                             * Format: date-time
                             * @description REWIND: begin with the first record appended at or after this
                             */
                            time?: string;
                            /** @description REDRIVE, REWIND: only say what would come of it */
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
                        /** @description What it came to, by its kind; null while it goes on */
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
            /** @description The operation: how far it is, and its end */
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
                            /** @description REDRIVE, DISMISS: dead letters put aside for this */
                            reason?: string;
                            /** @description REDRIVE, DISMISS: one dead letter; REWIND: where to begin again */
                            offset?: string;
                            /**
                             * Format: date-time
                             * @description REWIND: begin with the first record appended at or after this
                             */
                            time?: string;
                            /** @description REDRIVE, REWIND: only say what would come of it */
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
                        /** @description What it came to, by its kind; null while it goes on */
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
                /** @description Of this partition alone */
                partition?: number;
                /** @description `newest` (default), `oldest`, `end`, `offset:<n>`, `time:<ISO 8601>` */
                from?: string;
                /** @description How many at most */
                limit?: number;
                /** @description From the page before, or of a message */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records in the direction of reading, each with the place to go on at */
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
            query?: never;
            header?: never;
            path: {
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message, its bytes in base64 (null where too large), and up to 100 events of the same correlation */
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
            query?: never;
            header?: never;
            path: {
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Per agency: whether it has applied the event, and since when as far as its reports tell */
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
                             * @description When it was first reported; null where that is longer ago than was looked at
                             */
                            since: string | null;
                            /**
                             * Format: date-time
                             * @description It had it at the latest by then
                             */
                            by: string | null;
                            /**
                             * Format: date-time
                             * @description When the agency was last heard of
                             */
                            reportedAt: string | null;
                        }[];
                    };
                };
            };
        };
    };
    openSighting: {
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
                    /** @description Sealed groups to open */
                    groups: ("identity" | "location")[];
                    /** @description A purpose of this agency */
                    purpose: string;
                    /** @description Why, in words, such as the order it is done under */
                    reason: string;
                    /** @description The human who asks, as the agency names them; a person's own token says it already */
                    officer: string;
                };
            };
        };
        responses: {
            /** @description Per group: OPEN with its value, or why not */
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
                                status: "OPEN" | "EMPTY" | "NOT_ENTITLED" | "KEY_PENDING" | "KEY_DESTROYED" | "DAMAGED";
                                /** @description Where it is OPEN */
                                value?: {
                                    [key: string]: unknown;
                                };
                                /** @description Where it is not */
                                detail?: string;
                            } | {
                                /** @enum {string} */
                                status: "OPEN" | "EMPTY" | "NOT_ENTITLED" | "KEY_PENDING" | "KEY_DESTROYED" | "DAMAGED";
                                /** @description Where it is OPEN */
                                value?: {
                                    [key: string]: unknown;
                                };
                                /** @description Where it is not */
                                detail?: string;
                            }[];
                        };
                    };
                };
            };
        };
    };
}
