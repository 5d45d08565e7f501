package io.throughline.simulator.dynamics365;

/** The entities as text: {@code set type table marks…}, then a line for each property or navigation. */
final class EntityModelText {

    static final String ENUMS = """
            NoYes No Yes
            CustVendorBlocked No Invoice All Payment Requisition Never PurchOrder
            ProjStatus Created Estimated Scheduled InProcess Completed User1 User2 User3
            ProjType TimeMaterial FixedPrice Investment Cost Internal Time None
            ProjContractLineStatus Open Closed
            ProjTransType Hour Expense Item Fee OnAccount
            TSAppStatus Create Pending Approved Returned Posted Declined
            FiscalPeriodStatus Open OnHold Closed
            CustInvoiceStatus Open Settled PartlySettled Reversed
            HcmEmploymentType Employee Contractor
            """;

    static final String MASTER = """
            LegalEntities LegalEntity OMLegalEntityEntity readonly
            LegalEntityId string(4) key
            Name string(60)
            AddressCountryRegionId string(10)
            AccountingCurrency string(3)

            Currencies Currency CurrencyEntity readonly
            CurrencyCode string(3) key
            Name string(60)
            RoundingRuleOffset real

            CustomerGroups CustomerGroup CustCustomerGroupEntity company
            CustomerGroupId string(10) key required once
            Description string(60)
            PaymentTermId string(10)

            PaymentTerms PaymentTerm PaymentTermEntity company
            Name string(10) key required once
            Description string(60)
            NumberOfDays int

            CustomersV3 CustomerV3 CustCustomerV3Entity company sequence=CustomerAccount:CUS-
            CustomerAccount string(20) key once
            OrganizationName string(100) required
            NameAlias string(20)
            CustomerGroupId string(10) required
            PartyType string(20)
            PartyNumber string(40) readonly
            SalesCurrencyCode string(3) required
            InvoiceAccount string(20)
            PaymentTerms string(10)
            PaymentMethod string(10)
            SalesTaxGroup string(10)
            LanguageId string(7)
            AddressDescription string(60)
            AddressStreet string(250)
            AddressCity string(60)
            AddressState string(10)
            AddressZipCode string(10)
            AddressCountryRegionId string(10)
            PrimaryContactEmail string(255)
            PrimaryContactPhone string(255)
            PrimaryContactURL string(255)
            CreditLimit real
            OnHoldStatus enum:CustVendorBlocked
            TaxExemptNumber string(20)
            DefaultDimensionDisplayValue string(500)
            IdentificationNumber string(50)
            OrganizationNumber string(20)
            nav CustomerGroup CustomerGroups one dataAreaId CustomerGroupId

            EmployeesV2 EmployeeV2 HcmEmployeeV2Entity readonly
            PersonnelNumber string(25) key
            Name string(100)
            FirstName string(25)
            LastName string(25)
            PrimaryContactEmail string(255)
            EmploymentLegalEntityId string(4)
            EmploymentStartDate date
            EmploymentEndDate date
            EmploymentType enum:HcmEmploymentType
            DimensionDisplayValue string(500)
            OfficeLocation string(60)
            ModifiedDateTime1 datetime
            """;

    static final String PROJECTS = """
            ProjectGroups ProjectGroup ProjGroupEntity company
            ProjectGroup string(10) key required once
            Name string(60)
            ProjectType enum:ProjType

            ProjectContracts ProjectContract ProjContractEntity company sequence=ProjectContractID:CON-
            ProjectContractID string(20) key once
            Name string(60) required
            InvoicingName string(60)
            CustomerAccount string(20) required once
            ContractDate date
            SalesCurrency string(3) required
            SalesTaxGroup string(10)
            PaymentTerms string(10)
            CustomerReference string(60)
            CustomerRequisition string(60)
            ContractValue real readonly
            nav Lines ProjectContractLines many dataAreaId ProjectContractID
            nav Customer CustomersV3 one dataAreaId CustomerAccount

            ProjectContractLines ProjectContractLine ProjContractLineEntity company
            ProjectContractID string(20) key required once
            LineNumber real key once
            ProjectID string(20)
            Description string(250)
            ProjectType enum:ProjType
            CategoryId string(30)
            Quantity real
            SalesPrice real
            LineAmount real
            SalesCurrency string(3)
            SalesTaxGroup string(10)
            LineStatus enum:ProjContractLineStatus
            ExternalReference string(60)

            ProjectsV2 ProjectV2 ProjProjectV2Entity company sequence=ProjectId:PRJ-
            ProjectId string(20) key once
            ProjectName string(60) required
            ProjectGroupId string(10) required
            ProjectContractId string(20)
            CustomerAccountNumber string(20)
            DefaultInvoiceAccount string(20)
            ProjectStage enum:ProjStatus
            ParentProjectId string(20)
            ProjectManagerPersonnelNumber string(25)
            ProjectedStartDate date
            ProjectedEndDate date
            ScheduleStartDate date
            ScheduleEndDate date
            ActualStartDate date
            ActualEndDate date
            TotalPlannedEffortInHours real
            SalesPriceGroupId string(10)
            DimensionDisplayValue string(500)
            IntegrationSourceDataId string(100)
            AlternateProjectId string(40)
            Description string(1000)
            SalesTaxGroupId string(10)
            IsProjectTemplate enum:NoYes
            nav ProjectContract ProjectContracts one dataAreaId ProjectContractId=ProjectContractID
            nav Customer CustomersV3 one dataAreaId CustomerAccountNumber=CustomerAccount
            nav Tasks ProjectTasks many dataAreaId ProjectId

            ProjectTasks ProjectTask ProjProjectTaskEntity company
            ProjectId string(20) key required once
            TaskId string(20) key required once
            TaskName string(250)
            ParentTaskElementId string(20)
            TaskOutlineLevel int
            ScheduledStart date
            ScheduledEnd date
            PlannedEffort real

            ProjectResourceAssignments ProjectResourceAssignment ProjResourceAssignmentEntity company
            ProjectId string(20) key required once
            ResourceId string(25) key required once
            AssignmentNumber string(60) key required once
            ResourceCompanyId string(4)
            RoleId string(30)
            StartDate date
            EndDate date
            PlannedEffort real
            CostCenter string(30)

            ProjectHourSalesPrices ProjectHourSalesPrice ProjHourSalesPriceV2Entity company
            PriceId string(60) key required once
            ProjectId string(20)
            ContractId string(20)
            ResourceId string(25)
            CategoryId string(30)
            RoleId string(30)
            CurrencyId string(3) required
            SalesPrice real
            EffectiveDate date
            ExpirationDate date

            ProjectCategories ProjectCategory ProjCategoryEntity company
            CategoryId string(30) key required once
            Name string(60)
            TransactionType enum:ProjTransType

            ProjectHourJournalHeaders ProjectHourJournalHeader ProjJournalTableEntity company sequence=JournalBatchNumber:HJ-
            JournalBatchNumber string(20) key once
            JournalName string(10)
            Description string(60)
            ProjectID string(20)
            ProjectDate date
            Posted enum:NoYes readonly
            nav Lines ProjectHourJournalLines many dataAreaId JournalBatchNumber=JournalId

            ProjectHourJournalLines ProjectHourJournalLine ProjJournalTransEntity company
            JournalId string(20) key required once
            LineNumber real key required once
            ProjectID string(20) required
            Category string(30)
            ActivityNumber string(20)
            ProjectDate date required
            Hours real
            CostPrice real
            SalesPrice real
            LineProperty string(10)
            ResourceId string(25)
            ResourceCompanyId string(4)
            Currency string(3)
            DimensionDisplayValue string(500)
            Description string(250)
            Voucher string(20) readonly
            ExternalReference string(100)

            ProjectExpenseJournalHeaders ProjectExpenseJournalHeader ProjExpenseJournalTableEntity company sequence=JournalBatchNumber:EJ-
            JournalBatchNumber string(20) key once
            JournalName string(10)
            Description string(60)
            IsPosted enum:NoYes readonly
            nav Lines ProjectExpenseJournalLines many dataAreaId JournalBatchNumber

            ProjectExpenseJournalLines ProjectExpenseJournalLine ProjExpenseJournalTransEntity company
            JournalBatchNumber string(20) key required once
            LineNumber real key required once
            ProjectID string(20) required
            ExpenseCategory string(30)
            EmployeePersonnelNumber string(25)
            TransactionDate date required
            TransactionAmount real
            SalesTaxAmount real
            SalesPrice real
            Currency string(3)
            ExchangeRate real
            Billable string(10)
            SalesTaxGroup string(10)
            Description string(250)
            ReceiptReference string(250)
            Voucher string(20) readonly
            ExternalReference string(100)

            PSAActuals PSAActual PSAActualEntity company readonly
            TransId string(40) key
            ProjId string(20)
            ProjTransDate date
            ProjTransType enum:ProjTransType
            Qty real
            AmountMst real
            CategoryId string(30)
            ResourceId string(25)
            Voucher string(20)
            totalInvoicedRevenue real
            """;

    static final String LEDGER = """
            ExchangeRates ExchangeRate ExchangeRateEntity readonly
            RateTypeName string(20) key
            FromCurrency string(3) key
            ToCurrency string(3) key
            StartDate date key
            EndDate date
            Rate real
            ConversionFactor string(20)

            FinancialDimensionValues FinancialDimensionValue DimensionValueEntity readonly
            FinancialDimension string(60) key
            DimensionValue string(30) key
            Description string(100)
            IsSuspended enum:NoYes
            ActiveFrom date
            ActiveTo date
            GroupDimension string(30)
            ParentDimensionValue string(30)
            LegalEntityId string(4)

            FiscalCalendarPeriodStatuses FiscalCalendarPeriodStatus LedgerFiscalCalendarPeriodEntity readonly
            LedgerName string(4) key
            FiscalYearName string(10) key
            PeriodName string(60) key
            PeriodStartDate date
            PeriodEndDate date
            PeriodStatus enum:FiscalPeriodStatus

            ProjectInvoices ProjectInvoice ProjInvoiceJournalEntity company readonly
            InvoiceNumber string(20) key
            ProjectContractID string(20)
            ProjectId string(20)
            CustomerAccount string(20)
            InvoiceDate date
            DueDate date
            CurrencyCode string(3)
            NetAmount real
            TaxAmount real
            InvoiceAmount real
            SettledAmount real
            OpenAmount real
            Status enum:CustInvoiceStatus
            LastSettleDate date
            CreditedInvoiceNumber string(20)
            ModifiedDateTime1 datetime
            nav Lines ProjectInvoiceLines many dataAreaId InvoiceNumber

            ProjectInvoiceLines ProjectInvoiceLine ProjInvoiceLineEntity company readonly
            InvoiceNumber string(20) key
            LineNumber real key
            ProjectId string(20)
            Description string(250)
            Quantity real
            SalesPrice real
            LineAmount real
            """;

    private EntityModelText() {}
}
