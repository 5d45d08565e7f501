package io.throughline.simulator.netsuite;

/**
 * The record types, one block each: {@code name idDigit nameProperty marks}, then one property a line as {@code name
 * type(argument) marks}; a dot leads into the lines of a sublist.
 */
final class RecordTypesText {

    static final String ENTITIES = """
            customer 1 entityId entity
            entityId string(83)
            isPerson boolean
            companyName string(83)
            firstName string(32)
            lastName string(32)
            subsidiary ref(subsidiary) required
            currency ref(currency)
            parent ref(customer)
            salesRep ref(employee)
            terms ref(term)
            entityStatus enum(13=CUSTOMER-Closed_Won,6=LEAD-Qualified,10=PROSPECT-Proposal)
            email string(254)
            phone string(32)
            url string(100)
            vatRegNumber string(20)
            defaultTaxReg string(40)
            accountNumber string(99)
            comments string(4000)
            creditLimit number
            language string(10)
            taxable boolean
            isInactive boolean
            balance number readonly
            overdueBalance number readonly
            billingRateCard ref(billingRateCard)
            taxRegistration list
            taxRegistration.nexusCountry string
            taxRegistration.taxRegistrationNumber string(40)
            addressBook list
            addressBook.label string(150)
            addressBook.defaultBilling boolean
            addressBook.defaultShipping boolean
            addressBook.addressBookAddress list
            currencyList list
            currencyList.currency ref(currency)

            employee 3 entityId entity
            entityId string(83)
            firstName string(32) required
            lastName string(32) required
            email string(254)
            title string(100)
            subsidiary ref(subsidiary) required
            laborCost number
            supervisor ref(employee)
            department ref(department)
            hireDate date
            releaseDate date
            isInactive boolean
            isJobResource boolean

            job 2 entityId entity
            entityId string(83)
            companyName string(83) required
            parent ref(customer) required
            subsidiary ref(subsidiary) required
            currency ref(currency)
            jobBillingType enum(1=Time_and_Materials,2=Fixed_Bid_Interval,3=Fixed_Bid_Milestone,4=Charge-Based,5=Retainer)
            entityStatus enum(1=Closed,2=In_Progress,3=Not_Awarded,4=Awarded,5=Pending)
            startDate date
            projectedEndDate date
            scheduledEndDate date
            calculatedEndDate date readonly
            estimatedCost number
            estimatedRevenue number
            estimatedTime number
            jobPrice number
            billingRateCard ref(billingRateCard)
            billingSchedule ref(billingSchedule)
            projectManager ref(employee)
            timeApproval enum(1=Automatic,2=Project_Manager,3=Supervisor)
            allowTime boolean
            allowExpenses boolean
            limitTimeToAssignees boolean
            comments string(4000)
            isInactive boolean
            """;

    static final String PROJECTS = """
            projectTask 4 title
            title string(300) required
            project ref(job) required
            parent ref(projectTask)
            status enum(NOTSTART=Not_Started,PROGRESS=In_Progress,COMPLETE=Completed)
            constraintType enum(ASAP=As_Soon_As_Possible,FIXEDSTART=Fixed_Start)
            startDateTime datetime
            startDate date
            endDate date
            finishByDate date
            estimatedWork number
            plannedWork string
            nonBillableTask boolean
            isMilestone boolean
            priority enum(HIGH,MEDIUM,LOW)
            owner ref(employee)
            message string(4000)
            assignee list
            assignee.resource ref(employee)
            assignee.serviceItem ref(serviceSaleItem)
            assignee.estimatedWork number
            assignee.plannedWork string
            assignee.unitCost number
            assignee.unitPrice number
            assignee.units number
            predecessor list
            predecessor.task ref(projectTask)
            predecessor.type string

            salesOrder 5 tranId
            entity ref(customer|job) required
            job ref(job)
            tranId string(45)
            tranDate date
            subsidiary ref(subsidiary)
            currency ref(currency)
            exchangeRate number
            terms ref(term)
            otherRefNum string(45)
            memo string(999)
            orderStatus enum(A=Pending_Approval,B=Pending_Fulfillment,C=Cancelled,H=Closed)
            startDate date
            endDate date
            total number readonly
            subtotal number readonly
            item list required
            item.line number
            item.item ref(serviceSaleItem) required
            item.quantity number
            item.rate number
            item.amount number
            item.description string(4000)
            item.job ref(job)
            item.isClosed boolean
            item.taxRate1 number
            item.taxRate2 number
            item.taxCode string(40)
            item.orderLine number

            invoice 9 tranId
            entity ref(customer|job) required
            job ref(job)
            createdFrom ref(salesOrder)
            tranId string(45)
            tranDate date
            dueDate date
            subsidiary ref(subsidiary)
            currency ref(currency)
            exchangeRate number
            otherRefNum string(45)
            memo string(999)
            taxTotal number
            total number readonly
            subtotal number readonly
            amountPaid number readonly
            amountRemaining number readonly
            status enum(A=Open,B=Paid_In_Full,V=Voided)
            item list required
            item.line number
            item.item ref(serviceSaleItem) required
            item.quantity number
            item.rate number
            item.amount number
            item.description string(4000)
            item.job ref(job)
            item.orderLine number

            customerPayment 8 tranId
            customer ref(customer|job) required
            tranId string(45)
            tranDate date
            payment number required
            currency ref(currency)
            memo string(999)
            apply list required
            apply.line number
            apply.doc ref(invoice) required
            apply.amount number
            apply.disc number
            """;

    static final String LISTS = """
            subsidiary 0 name readonly
            name string(83)
            country string
            currency ref(currency)
            isInactive boolean

            currency 0 name readonly
            name string
            symbol string
            isBaseCurrency boolean
            currencyPrecision number
            isInactive boolean

            term 0 name readonly
            name string
            daysUntilNetDue number
            isInactive boolean

            serviceSaleItem 6 itemId readonly
            itemId string(60)
            displayName string(60)
            description string
            isInactive boolean

            billingRateCard 7 name readonly
            name string
            isInactive boolean

            billingSchedule 8 name readonly
            name string
            isInactive boolean
            """;

    static final String POSTINGS = """
            timeBill 0 id
            employee ref(employee) required
            customer ref(job|customer)
            caseTaskEvent ref(projectTask)
            item ref(serviceSaleItem)
            hours string(12) required
            tranDate date required
            memo string(4000)
            isBillable boolean
            rate number
            timeType enum(A=Actual_Time,B=Allocated_Time,P=Planned_Time)
            approvalStatus enum(1=Open,2=Pending_Approval,3=Approved,4=Rejected)
            supervisorApproval boolean
            subsidiary ref(subsidiary)

            resourceAllocation 0 id
            allocationResource ref(employee) required
            project ref(job) required
            projectTask ref(projectTask)
            startDate date required
            endDate date required
            allocationAmount number required
            allocationUnit enum(H=Hours,P=Percent_of_Time) required
            allocationType enum(1=Hard,2=Soft) required
            approvalStatus enum(4=Pending,5=Approved,6=Rejected)
            notes string(4000)

            journalEntry 7 tranId
            tranId string(45)
            tranDate date
            subsidiary ref(subsidiary) required
            currency ref(currency)
            exchangeRate number
            memo string(999)
            approved boolean
            postingPeriod ref(accountingPeriod)
            line list required
            line.line number
            line.account ref(account) required
            line.debit number
            line.credit number
            line.entity ref(customer|job|employee)
            line.memo string(4000)
            line.eliminate boolean

            nextTransactionLineLink 0 id readonly
            previousDoc string
            nextDoc string
            nextDate date
            nextType string
            linkType string
            foreignAmount number

            currencyRate 0 id readonly
            baseCurrency ref(currency)
            transactionCurrency ref(currency)
            exchangeRate number
            effectiveDate date

            department 0 name readonly
            name string(60)
            parent ref(department)
            isInactive boolean

            account 0 acctNumber readonly
            acctNumber string(60)
            acctName string(60)
            acctType string
            isInactive boolean

            accountingPeriod 0 periodName readonly
            periodName string
            startDate date
            endDate date
            isAdjust boolean
            isQuarter boolean
            isYear boolean
            allLocked boolean
            closed boolean
            """;

    private RecordTypesText() {}
}
