-- CreateTable
CREATE TABLE "Token" (
    "id" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "state" JSON NOT NULL,
    "mintedBy" TEXT NOT NULL,
    "mintedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "Token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TakenRequest" (
    "id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "answer" JSON NOT NULL,
    "takenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TakenRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Token_mark_key" ON "Token"("mark");

-- CreateIndex
CREATE INDEX "Token_partnerId_mintedAt_idx" ON "Token"("partnerId", "mintedAt");

-- CreateIndex
CREATE INDEX "TakenRequest_takenAt_idx" ON "TakenRequest"("takenAt");

-- AddForeignKey
ALTER TABLE "Token" ADD CONSTRAINT "Token_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
