-- CreateTable
CREATE TABLE "Token" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "mintedBy" TEXT NOT NULL,
    "mintedAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    CONSTRAINT "Token_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "TakenRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "body" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "takenAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Token_mark_key" ON "Token"("mark");

-- CreateIndex
CREATE INDEX "Token_partnerId_mintedAt_idx" ON "Token"("partnerId", "mintedAt");

-- CreateIndex
CREATE INDEX "TakenRequest_takenAt_idx" ON "TakenRequest"("takenAt");
