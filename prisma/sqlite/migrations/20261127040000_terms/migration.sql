-- CreateTable
CREATE TABLE "AgreementVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "validFrom" DATETIME NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "state" JSONB NOT NULL,
    CONSTRAINT "AgreementVersion_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "Calendar" (
    "content" TEXT NOT NULL PRIMARY KEY,
    "state" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "CalendarYear" (
    "content" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "state" JSONB NOT NULL,

    PRIMARY KEY ("content", "year"),
    CONSTRAINT "CalendarYear_content_fkey" FOREIGN KEY ("content") REFERENCES "Calendar" ("content") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Partner" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "registeredAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "agreementId" TEXT NOT NULL
);
INSERT INTO "new_Partner" ("id", "name", "registeredAt", "slug", "state", "version") SELECT "id", "name", "registeredAt", "slug", "state", "version" FROM "Partner";
DROP TABLE "Partner";
ALTER TABLE "new_Partner" RENAME TO "Partner";
CREATE UNIQUE INDEX "Partner_slug_key" ON "Partner"("slug");
CREATE TABLE "new_Clock" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "cycle" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "agreementId" TEXT NOT NULL,
    "objectiveId" TEXT NOT NULL,
    CONSTRAINT "Clock_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "Clock_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "AgreementVersion" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
INSERT INTO "new_Clock" ("caseId", "cycle", "id", "measure", "state", "status", "version") SELECT "caseId", "cycle", "id", "measure", "state", "status", "version" FROM "Clock";
DROP TABLE "Clock";
ALTER TABLE "new_Clock" RENAME TO "Clock";
CREATE UNIQUE INDEX "Clock_caseId_measure_cycle_key" ON "Clock"("caseId", "measure", "cycle");
CREATE TABLE "new_Run" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "partnerId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "agreementId" TEXT NOT NULL,
    CONSTRAINT "Run_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "Run_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "AgreementVersion" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
INSERT INTO "new_Run" ("id", "number", "openedAt", "partnerId", "state", "status", "version") SELECT "id", "number", "openedAt", "partnerId", "state", "status", "version" FROM "Run";
DROP TABLE "Run";
ALTER TABLE "new_Run" RENAME TO "Run";
CREATE UNIQUE INDEX "Run_number_key" ON "Run"("number");
CREATE INDEX "Run_partnerId_openedAt_number_idx" ON "Run"("partnerId", "openedAt", "number");
CREATE INDEX "Run_status_number_idx" ON "Run"("status", "number");
CREATE TABLE "new_Ladder" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "partnerId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "activeKey" TEXT,
    "startedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "agreementId" TEXT NOT NULL,
    "ladderName" TEXT NOT NULL,
    CONSTRAINT "Ladder_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "Ladder_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "AgreementVersion" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
INSERT INTO "new_Ladder" ("activeKey", "cause", "id", "number", "partnerId", "startedAt", "state", "status", "subjectId", "version") SELECT "activeKey", "cause", "id", "number", "partnerId", "startedAt", "state", "status", "subjectId", "version" FROM "Ladder";
DROP TABLE "Ladder";
ALTER TABLE "new_Ladder" RENAME TO "Ladder";
CREATE UNIQUE INDEX "Ladder_number_key" ON "Ladder"("number");
CREATE UNIQUE INDEX "Ladder_activeKey_key" ON "Ladder"("activeKey");
CREATE INDEX "Ladder_partnerId_idx" ON "Ladder"("partnerId");
CREATE INDEX "Ladder_subjectId_idx" ON "Ladder"("subjectId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "AgreementVersion_partnerId_version_key" ON "AgreementVersion"("partnerId", "version");


