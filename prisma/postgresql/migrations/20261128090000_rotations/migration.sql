-- CreateTable
CREATE TABLE "Rotation" (
    "id" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSON NOT NULL,

    CONSTRAINT "Rotation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "startsAt" TIMESTAMP(3) NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,
    "delegateId" TEXT,
    "saidAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Rotation_partnerId_side_name_key" ON "Rotation"("partnerId", "side", "name");

-- CreateIndex
CREATE INDEX "Absence_endsAt_idx" ON "Absence"("endsAt");

-- CreateIndex
CREATE INDEX "Absence_personId_idx" ON "Absence"("personId");

-- AddForeignKey
ALTER TABLE "Rotation" ADD CONSTRAINT "Rotation_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
