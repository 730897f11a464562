-- CreateTable
CREATE TABLE "Drill" (
    "partnerId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSON NOT NULL,

    CONSTRAINT "Drill_pkey" PRIMARY KEY ("partnerId")
);

-- AddForeignKey
ALTER TABLE "Drill" ADD CONSTRAINT "Drill_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
