-- CreateTable
CREATE TABLE "Timer" (
    "seq" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "data" JSON NOT NULL,

    CONSTRAINT "Timer_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "seq" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "queueKey" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "head" BOOLEAN NOT NULL,
    "cardKey" TEXT,
    "destination" JSON NOT NULL,
    "card" JSON NOT NULL,
    "forBoth" JSON,
    "status" TEXT NOT NULL,
    "unfinished" BOOLEAN NOT NULL,
    "attempts" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "nextAttemptAt" TIMESTAMP(3) NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "waitsSince" TIMESTAMP(3) NOT NULL,
    "refusedSince" TIMESTAMP(3),
    "uncertain" BOOLEAN NOT NULL,
    "lastCode" TEXT,
    "lastReason" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "sentAt" TIMESTAMP(3),
    "firstAttemptAt" TIMESTAMP(3),
    "about" TEXT,
    "onceKey" TEXT,
    "threadOf" TEXT,
    "forPartner" TEXT,
    "unwanted" BOOLEAN,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "ToldAlone" (
    "personId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "messages" INTEGER NOT NULL,

    CONSTRAINT "ToldAlone_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Unreachable" (
    "queueKey" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "gone" TEXT,

    CONSTRAINT "Unreachable_pkey" PRIMARY KEY ("queueKey")
);

-- CreateTable
CREATE TABLE "OnceKey" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OnceKey_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Shown" (
    "seq" SERIAL NOT NULL,
    "cardKey" TEXT NOT NULL,
    "queueKey" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "threadId" TEXT,
    "destination" JSON NOT NULL,
    "arrivedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Shown_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "ThreadMessage" (
    "seq" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "personId" TEXT,
    "saidAt" TIMESTAMP(3) NOT NULL,
    "chain" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "counted" BOOLEAN NOT NULL,

    CONSTRAINT "ThreadMessage_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "CaseOrigin" (
    "seq" SERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "threadId" TEXT,
    "partnerId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,

    CONSTRAINT "CaseOrigin_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "InboundEvent" (
    "seq" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "inbound" JSON NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "status" TEXT NOT NULL,
    "processedAt" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL,
    "lastReason" TEXT,

    CONSTRAINT "InboundEvent_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "SubmittedForm" (
    "id" TEXT NOT NULL,
    "answer" JSON NOT NULL,
    "submittedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SubmittedForm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Partner" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "registeredAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSON NOT NULL,
    "agreementId" TEXT NOT NULL,

    CONSTRAINT "Partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartnerOrganisation" (
    "partnerId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,

    CONSTRAINT "PartnerOrganisation_pkey" PRIMARY KEY ("partnerId","platform","tenantId")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "locale" TEXT,
    "ours" BOOLEAN NOT NULL DEFAULT false,
    "profileFrom" TEXT,
    "nameBySheet" BOOLEAN NOT NULL DEFAULT false,
    "zoneBySheet" BOOLEAN NOT NULL DEFAULT false,
    "digestAt" TEXT,
    "introducedAt" TIMESTAMP(3),
    "weeklyOff" BOOLEAN NOT NULL DEFAULT false,
    "joinedTo" TEXT,
    "partnerId" TEXT,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ErasedPerson" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "salt" TEXT NOT NULL,
    "accounts" TEXT NOT NULL,
    "rewritten" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ErasedPerson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "platform" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "reference" JSON,
    "askedAt" TIMESTAMP(3),

    CONSTRAINT "Account_pkey" PRIMARY KEY ("platform","tenantId","userId")
);

-- CreateTable
CREATE TABLE "Membership" (
    "partnerId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("partnerId","personId","side","role")
);

-- CreateTable
CREATE TABLE "ManagerOfAll" (
    "personId" TEXT NOT NULL,

    CONSTRAINT "ManagerOfAll_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Installation" (
    "platform" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "credentials" JSON NOT NULL,
    "connectedAt" TIMESTAMP(3),

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("platform","tenantId")
);

-- CreateTable
CREATE TABLE "Conversation" (
    "seq" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "reference" JSON,
    "present" BOOLEAN NOT NULL,
    "absentSince" TIMESTAMP(3),
    "archived" BOOLEAN,
    "groupId" TEXT,
    "outsiders" BOOLEAN,
    "heardAt" TIMESTAMP(3),

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "Binding" (
    "partnerId" TEXT NOT NULL,
    "conversationRowId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,

    CONSTRAINT "Binding_pkey" PRIMARY KEY ("partnerId","conversationRowId","purpose")
);

-- CreateTable
CREATE TABLE "AgreementVersion" (
    "id" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "validFrom" TIMESTAMP(3) NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "state" JSON NOT NULL,

    CONSTRAINT "AgreementVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "openOf" TEXT,
    "status" TEXT NOT NULL,
    "proposedAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSON NOT NULL,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Calendar" (
    "content" TEXT NOT NULL,
    "state" JSON NOT NULL,

    CONSTRAINT "Calendar_pkey" PRIMARY KEY ("content")
);

-- CreateTable
CREATE TABLE "CalendarYear" (
    "content" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "state" JSON NOT NULL,

    CONSTRAINT "CalendarYear_pkey" PRIMARY KEY ("content","year")
);

-- CreateTable
CREATE TABLE "Case" (
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "partnerId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "overAt" TIMESTAMP(3),
    "followsId" TEXT,
    "version" INTEGER NOT NULL,
    "state" JSON NOT NULL,

    CONSTRAINT "Case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Clock" (
    "id" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "agreementId" TEXT NOT NULL,
    "objectiveId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "measure" TEXT NOT NULL,
    "obligor" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3),
    "breachedAt" TIMESTAMP(3),
    "stoppedAt" TIMESTAMP(3),
    "countedAt" TIMESTAMP(3),
    "met" BOOLEAN,
    "version" INTEGER NOT NULL,
    "state" JSON NOT NULL,

    CONSTRAINT "Clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "partnerId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSON NOT NULL,
    "agreementId" TEXT NOT NULL,

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunRespondent" (
    "runId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "RunRespondent_pkey" PRIMARY KEY ("runId","personId")
);

-- CreateTable
CREATE TABLE "Ladder" (
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "partnerId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "activeKey" TEXT,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSON NOT NULL,
    "agreementId" TEXT NOT NULL,
    "ladderName" TEXT NOT NULL,

    CONSTRAINT "Ladder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Fact" (
    "id" SERIAL NOT NULL,
    "partnerId" TEXT NOT NULL,
    "chain" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "content" TEXT,
    "contentSalt" TEXT,
    "contentDigest" TEXT NOT NULL,
    "words" TEXT,
    "wordsSalt" TEXT,
    "wordsDigest" TEXT,
    "wordsOf" TEXT,
    "hash" TEXT NOT NULL,

    CONSTRAINT "Fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Counter" (
    "series" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("series")
);

-- CreateTable
CREATE TABLE "Call" (
    "seq" SERIAL NOT NULL,
    "callId" TEXT NOT NULL,
    "queueKey" TEXT NOT NULL,
    "destination" JSON NOT NULL,
    "ladderId" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Call_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "Alarm" (
    "seq" SERIAL NOT NULL,
    "personId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "opened" BOOLEAN NOT NULL,
    "severe" BOOLEAN NOT NULL,

    CONSTRAINT "Alarm_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "Mute" (
    "personId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "until" TIMESTAMP(3),
    "whileOwner" TEXT,

    CONSTRAINT "Mute_pkey" PRIMARY KEY ("personId","caseId")
);

-- CreateTable
CREATE TABLE "HeldRequest" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "request" JSON NOT NULL,
    "askedAt" TIMESTAMP(3) NOT NULL,
    "done" TEXT,

    CONSTRAINT "HeldRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Timer_key_key" ON "Timer"("key");

-- CreateIndex
CREATE INDEX "Timer_dueAt_seq_idx" ON "Timer"("dueAt", "seq");

-- CreateIndex
CREATE INDEX "Timer_kind_subjectId_idx" ON "Timer"("kind", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_id_key" ON "Delivery"("id");

-- CreateIndex
CREATE INDEX "Delivery_unfinished_queueKey_seq_idx" ON "Delivery"("unfinished", "queueKey", "seq");

-- CreateIndex
CREATE INDEX "Delivery_head_lane_dueAt_seq_idx" ON "Delivery"("head", "lane", "dueAt", "seq");

-- CreateIndex
CREATE INDEX "Delivery_head_lane_waitsSince_idx" ON "Delivery"("head", "lane", "waitsSince");

-- CreateIndex
CREATE INDEX "Delivery_head_lane_refusedSince_idx" ON "Delivery"("head", "lane", "refusedSince");

-- CreateIndex
CREATE INDEX "Delivery_cardKey_unfinished_queueKey_idx" ON "Delivery"("cardKey", "unfinished", "queueKey");

-- CreateIndex
CREATE INDEX "Delivery_about_unfinished_idx" ON "Delivery"("about", "unfinished");

-- CreateIndex
CREATE INDEX "Delivery_unfinished_createdAt_idx" ON "Delivery"("unfinished", "createdAt");

-- CreateIndex
CREATE INDEX "Delivery_status_seq_idx" ON "Delivery"("status", "seq");

-- CreateIndex
CREATE INDEX "OnceKey_at_idx" ON "OnceKey"("at");

-- CreateIndex
CREATE INDEX "Shown_arrivedAt_idx" ON "Shown"("arrivedAt");

-- CreateIndex
CREATE INDEX "Shown_queueKey_messageId_idx" ON "Shown"("queueKey", "messageId");

-- CreateIndex
CREATE INDEX "Shown_queueKey_threadId_idx" ON "Shown"("queueKey", "threadId");

-- CreateIndex
CREATE UNIQUE INDEX "Shown_cardKey_queueKey_key" ON "Shown"("cardKey", "queueKey");

-- CreateIndex
CREATE UNIQUE INDEX "ThreadMessage_id_key" ON "ThreadMessage"("id");

-- CreateIndex
CREATE INDEX "ThreadMessage_caseId_seq_idx" ON "ThreadMessage"("caseId", "seq");

-- CreateIndex
CREATE INDEX "ThreadMessage_personId_idx" ON "ThreadMessage"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ThreadMessage_platform_tenantId_conversationId_messageId_pa_key" ON "ThreadMessage"("platform", "tenantId", "conversationId", "messageId", "partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseOrigin_platform_tenantId_conversationId_messageId_partn_key" ON "CaseOrigin"("platform", "tenantId", "conversationId", "messageId", "partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseOrigin_platform_tenantId_conversationId_threadId_key" ON "CaseOrigin"("platform", "tenantId", "conversationId", "threadId");

-- CreateIndex
CREATE UNIQUE INDEX "InboundEvent_id_key" ON "InboundEvent"("id");

-- CreateIndex
CREATE INDEX "InboundEvent_status_receivedAt_seq_idx" ON "InboundEvent"("status", "receivedAt", "seq");

-- CreateIndex
CREATE INDEX "SubmittedForm_submittedAt_idx" ON "SubmittedForm"("submittedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Partner_slug_key" ON "Partner"("slug");

-- CreateIndex
CREATE INDEX "Person_joinedTo_idx" ON "Person"("joinedTo");

-- CreateIndex
CREATE INDEX "ErasedPerson_rewritten_idx" ON "ErasedPerson"("rewritten");

-- CreateIndex
CREATE INDEX "Account_personId_idx" ON "Account"("personId");

-- CreateIndex
CREATE INDEX "Account_platform_askedAt_idx" ON "Account"("platform", "askedAt");

-- CreateIndex
CREATE INDEX "Membership_personId_idx" ON "Membership"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_id_key" ON "Conversation"("id");

-- CreateIndex
CREATE INDEX "Conversation_platform_tenantId_present_seq_idx" ON "Conversation"("platform", "tenantId", "present", "seq");

-- CreateIndex
CREATE INDEX "Conversation_platform_tenantId_groupId_idx" ON "Conversation"("platform", "tenantId", "groupId");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_platform_tenantId_conversationId_key" ON "Conversation"("platform", "tenantId", "conversationId");

-- CreateIndex
CREATE INDEX "Binding_conversationRowId_idx" ON "Binding"("conversationRowId");

-- CreateIndex
CREATE UNIQUE INDEX "AgreementVersion_partnerId_version_key" ON "AgreementVersion"("partnerId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_openOf_key" ON "Proposal"("openOf");

-- CreateIndex
CREATE INDEX "Proposal_partnerId_proposedAt_idx" ON "Proposal"("partnerId", "proposedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Case_number_key" ON "Case"("number");

-- CreateIndex
CREATE INDEX "Case_partnerId_status_number_idx" ON "Case"("partnerId", "status", "number");

-- CreateIndex
CREATE INDEX "Case_partnerId_overAt_idx" ON "Case"("partnerId", "overAt");

-- CreateIndex
CREATE INDEX "Case_status_partnerId_idx" ON "Case"("status", "partnerId");

-- CreateIndex
CREATE INDEX "Case_followsId_number_idx" ON "Case"("followsId", "number");

-- CreateIndex
CREATE INDEX "Clock_partnerId_countedAt_idx" ON "Clock"("partnerId", "countedAt");

-- CreateIndex
CREATE INDEX "Clock_partnerId_measure_status_idx" ON "Clock"("partnerId", "measure", "status");

-- CreateIndex
CREATE INDEX "Clock_partnerId_stoppedAt_idx" ON "Clock"("partnerId", "stoppedAt");

-- CreateIndex
CREATE INDEX "Clock_dueAt_idx" ON "Clock"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Clock_subjectKind_subjectId_measure_obligor_round_key" ON "Clock"("subjectKind", "subjectId", "measure", "obligor", "round");

-- CreateIndex
CREATE UNIQUE INDEX "Run_number_key" ON "Run"("number");

-- CreateIndex
CREATE INDEX "Run_partnerId_openedAt_number_idx" ON "Run"("partnerId", "openedAt", "number");

-- CreateIndex
CREATE INDEX "Run_status_number_idx" ON "Run"("status", "number");

-- CreateIndex
CREATE INDEX "RunRespondent_personId_idx" ON "RunRespondent"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Ladder_number_key" ON "Ladder"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Ladder_activeKey_key" ON "Ladder"("activeKey");

-- CreateIndex
CREATE INDEX "Ladder_partnerId_activeKey_idx" ON "Ladder"("partnerId", "activeKey");

-- CreateIndex
CREATE INDEX "Ladder_subjectId_idx" ON "Ladder"("subjectId");

-- CreateIndex
CREATE INDEX "Fact_partnerId_subject_id_idx" ON "Fact"("partnerId", "subject", "id");

-- CreateIndex
CREATE INDEX "Fact_wordsOf_idx" ON "Fact"("wordsOf");

-- CreateIndex
CREATE UNIQUE INDEX "Fact_partnerId_chain_seq_key" ON "Fact"("partnerId", "chain", "seq");

-- CreateIndex
CREATE INDEX "Call_queueKey_startedAt_seq_idx" ON "Call"("queueKey", "startedAt", "seq");

-- CreateIndex
CREATE INDEX "Call_ladderId_idx" ON "Call"("ladderId");

-- CreateIndex
CREATE INDEX "Call_startedAt_idx" ON "Call"("startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Call_callId_ladderId_key" ON "Call"("callId", "ladderId");

-- CreateIndex
CREATE INDEX "Alarm_personId_at_idx" ON "Alarm"("personId", "at");

-- CreateIndex
CREATE INDEX "Alarm_at_idx" ON "Alarm"("at");

-- CreateIndex
CREATE INDEX "Mute_caseId_idx" ON "Mute"("caseId");

-- CreateIndex
CREATE INDEX "HeldRequest_askedAt_idx" ON "HeldRequest"("askedAt");

-- AddForeignKey
ALTER TABLE "PartnerOrganisation" ADD CONSTRAINT "PartnerOrganisation_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ManagerOfAll" ADD CONSTRAINT "ManagerOfAll_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_platform_tenantId_fkey" FOREIGN KEY ("platform", "tenantId") REFERENCES "Installation"("platform", "tenantId") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Binding" ADD CONSTRAINT "Binding_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Binding" ADD CONSTRAINT "Binding_conversationRowId_fkey" FOREIGN KEY ("conversationRowId") REFERENCES "Conversation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "AgreementVersion" ADD CONSTRAINT "AgreementVersion_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CalendarYear" ADD CONSTRAINT "CalendarYear_content_fkey" FOREIGN KEY ("content") REFERENCES "Calendar"("content") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Clock" ADD CONSTRAINT "Clock_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Clock" ADD CONSTRAINT "Clock_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "AgreementVersion"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "AgreementVersion"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "RunRespondent" ADD CONSTRAINT "RunRespondent_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "RunRespondent" ADD CONSTRAINT "RunRespondent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Ladder" ADD CONSTRAINT "Ladder_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Ladder" ADD CONSTRAINT "Ladder_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "AgreementVersion"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Fact" ADD CONSTRAINT "Fact_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;


