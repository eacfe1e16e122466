# Contains everything up to lab 2.17; put it in the place of that file and apply again.
# COSTS MONEY by the hour: the load balancer, beside what earlier labs built. To stop paying for it, apply with
# -var load_balancer=false; the rest stays.
#
#   cp labs/2.19-alb/solution/main.tf course-tf/ && terraform -chdir=course-tf apply
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = var.region
}

variable "region" {
  type        = string
  default     = "ap-northeast-2"
  description = "The Region in which everything is built."
}

variable "zone_a" {
  type        = string
  default     = ""
  description = "Zone of the -a subnets (default is the first one of the Region)."
}

variable "zone_c" {
  type        = string
  default     = ""
  description = "Zone of the -c subnets (default is the third one, or the last where a Region has fewer)."
}

variable "image_id" {
  type        = string
  default     = ""
  description = "An image of your choice (default is the newest Amazon Linux 2023)."
}

variable "key_name" {
  type        = string
  default     = null
  description = "EC2 key pair to log in with. The labs can be checked without one. A change replaces the instances."
}

variable "my_ip" {
  type        = string
  description = "The public IPv4 address that you ssh from. https://checkip.amazonaws.com tells it."

  validation {
    condition     = can(cidrnetmask("${var.my_ip}/32"))
    error_message = "One IPv4 address without a prefix length, such as 203.0.113.7."
  }
}

variable "nat_gateway" {
  type        = bool
  default     = true
  description = "With false, the NAT gateway, its address and its route are gone and bill no longer; true brings them back."
}

variable "database" {
  type        = bool
  default     = true
  description = "With false, the database is deleted with all that is in it, and no snapshot is kept."
}

variable "deploy_script" {
  type        = string
  default     = ""
  description = "Address of a script, at a commit, that installs the application. A change replaces the host."

  validation {
    condition     = can(regex("^(https://[A-Za-z0-9./_~%?=&+:@-]+)?$", var.deploy_script))
    error_message = "An https address."
  }
}

variable "load_balancer" {
  type        = bool
  default     = true
  description = "With false, the load balancer is gone and bills no longer; its target groups stay, and true brings it back."
}

data "aws_availability_zones" "here" {
  state = "available"

  filter {
    name   = "zone-type"
    values = ["availability-zone"]
  }
}

# Public parameter that names the newest Amazon Linux 2023 image.
data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

locals {
  zones  = data.aws_availability_zones.here.names
  zone_a = var.zone_a != "" ? var.zone_a : local.zones[0]
  zone_c = var.zone_c != "" ? var.zone_c : local.zones[min(2, length(local.zones) - 1)]
  image  = var.image_id != "" ? var.image_id : data.aws_ssm_parameter.image.insecure_value
}

# Lab 1.7: the network and its four subnets.
resource "aws_vpc" "course" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = { course = "aws-networking", Name = "course-vpc" }
}

resource "aws_subnet" "public_a" {
  vpc_id                  = aws_vpc.course.id
  cidr_block              = "10.0.0.0/24"
  availability_zone       = local.zone_a
  map_public_ip_on_launch = true # a convenience; the route below is what makes the subnet public
  tags                    = { course = "aws-networking", Name = "public-a" }
}

resource "aws_subnet" "public_c" {
  vpc_id                  = aws_vpc.course.id
  cidr_block              = "10.0.1.0/24"
  availability_zone       = local.zone_c
  map_public_ip_on_launch = true # a convenience; the route below is what makes the subnet public
  tags                    = { course = "aws-networking", Name = "public-c" }
}

resource "aws_subnet" "private_a" {
  vpc_id            = aws_vpc.course.id
  cidr_block        = "10.0.10.0/24"
  availability_zone = local.zone_a
  tags              = { course = "aws-networking", Name = "private-a" }
}

resource "aws_subnet" "private_c" {
  vpc_id            = aws_vpc.course.id
  cidr_block        = "10.0.11.0/24"
  availability_zone = local.zone_c
  tags              = { course = "aws-networking", Name = "private-c" }
}

# Lab 1.8: the way to the internet, for the public subnets only. The main route table stays untouched.
resource "aws_internet_gateway" "course" {
  vpc_id = aws_vpc.course.id
  tags   = { course = "aws-networking", Name = "course-igw" }
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.course.id
  tags   = { course = "aws-networking", Name = "public-rt" }
}

resource "aws_route" "public_default" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.course.id
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.course.id
  tags   = { course = "aws-networking", Name = "private-rt" }
}

resource "aws_route_table_association" "public_a" {
  subnet_id      = aws_subnet.public_a.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "public_c" {
  subnet_id      = aws_subnet.public_c.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "private_a" {
  subnet_id      = aws_subnet.private_a.id
  route_table_id = aws_route_table.private.id
}

resource "aws_route_table_association" "private_c" {
  subnet_id      = aws_subnet.private_c.id
  route_table_id = aws_route_table.private.id
}

# Lab 1.9: what may cross the subnets' borders. A list has no memory, so each flow has a rule in and one out.
resource "aws_network_acl" "public" {
  vpc_id     = aws_vpc.course.id
  subnet_ids = [aws_subnet.public_a.id, aws_subnet.public_c.id]

  ingress { # ssh from outside
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
    cidr_block = "0.0.0.0/0"
  }

  ingress { # web from outside
    rule_no    = 110
    action     = "allow"
    protocol   = "tcp"
    from_port  = 80
    to_port    = 80
    cidr_block = "0.0.0.0/0"
  }

  ingress { # private hosts on their way to the NAT gateway (lab 1.12)
    rule_no    = 120
    action     = "allow"
    protocol   = "tcp"
    from_port  = 443
    to_port    = 443
    cidr_block = "10.0.0.0/16"
  }

  ingress { # answers to what was asked from here
    rule_no    = 140
    action     = "allow"
    protocol   = "tcp"
    from_port  = 1024
    to_port    = 65535
    cidr_block = "0.0.0.0/0"
  }

  egress { # updates
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 80
    to_port    = 80
    cidr_block = "0.0.0.0/0"
  }

  egress { # updates, and the NAT gateway on behalf of private hosts
    rule_no    = 110
    action     = "allow"
    protocol   = "tcp"
    from_port  = 443
    to_port    = 443
    cidr_block = "0.0.0.0/0"
  }

  egress { # from the bastion to private hosts (lab 1.11)
    rule_no    = 120
    action     = "allow"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
    cidr_block = "10.0.0.0/16"
  }

  egress { # answers to whoever asked here
    rule_no    = 130
    action     = "allow"
    protocol   = "tcp"
    from_port  = 1024
    to_port    = 65535
    cidr_block = "0.0.0.0/0"
  }

  tags = { course = "aws-networking", Name = "public-acl" }
}

resource "aws_network_acl" "private" {
  vpc_id     = aws_vpc.course.id
  subnet_ids = [aws_subnet.private_a.id, aws_subnet.private_c.id]

  ingress { # ssh from the two public subnets, from nowhere else
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
    cidr_block = "10.0.0.0/23"
  }

  ingress { # answers; through a NAT gateway they still carry the server's address
    rule_no    = 110
    action     = "allow"
    protocol   = "tcp"
    from_port  = 1024
    to_port    = 65535
    cidr_block = "0.0.0.0/0"
  }

  egress { # updates, AWS services, S3
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 443
    to_port    = 443
    cidr_block = "0.0.0.0/0"
  }

  egress { # updates
    rule_no    = 110
    action     = "allow"
    protocol   = "tcp"
    from_port  = 80
    to_port    = 80
    cidr_block = "0.0.0.0/0"
  }

  egress { # answers to the bastion
    rule_no    = 120
    action     = "allow"
    protocol   = "tcp"
    from_port  = 1024
    to_port    = 65535
    cidr_block = "10.0.0.0/16"
  }

  tags = { course = "aws-networking", Name = "private-acl" }
}

# Terraform takes from a new group the rule that lets everything out, so each group says it again.
resource "aws_security_group" "web" {
  name        = "web-sg"
  description = "Web server: http from anywhere"
  vpc_id      = aws_vpc.course.id
  tags        = { course = "aws-networking", Name = "web-sg" }
}

resource "aws_vpc_security_group_ingress_rule" "web_from_anywhere" {
  security_group_id = aws_security_group.web.id
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_egress_rule" "web_to_anywhere" {
  security_group_id = aws_security_group.web.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_security_group" "private" {
  name        = "private-sg"
  description = "Private hosts: nothing comes in yet (lab 1.11 opens ssh to the bastion)"
  vpc_id      = aws_vpc.course.id
  tags        = { course = "aws-networking", Name = "private-sg" }
}

resource "aws_vpc_security_group_egress_rule" "private_to_anywhere" {
  security_group_id = aws_security_group.private.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

# Lab 1.11: ssh from one address to the bastion, and from the bastion's group to private hosts.
resource "aws_security_group" "bastion" {
  name        = "bastion-sg"
  description = "Bastion: ssh from one address"
  vpc_id      = aws_vpc.course.id
  tags        = { course = "aws-networking", Name = "bastion-sg" }
}

resource "aws_vpc_security_group_ingress_rule" "bastion_from_me" {
  security_group_id = aws_security_group.bastion.id
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = "${var.my_ip}/32"
}

resource "aws_vpc_security_group_egress_rule" "bastion_to_anywhere" {
  security_group_id = aws_security_group.bastion.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "private_from_bastion" {
  security_group_id            = aws_security_group.private.id
  ip_protocol                  = "tcp"
  from_port                    = 22
  to_port                      = 22
  referenced_security_group_id = aws_security_group.bastion.id
}

resource "aws_instance" "bastion" {
  ami                    = local.image
  instance_type          = "t3.micro"
  key_name               = var.key_name
  subnet_id              = aws_subnet.public_a.id
  vpc_security_group_ids = [aws_security_group.bastion.id, aws_security_group.web.id]

  # IMDSv2 only: a request that an attacker forwards cannot read the credentials.
  metadata_options {
    http_tokens   = "required"
    http_endpoint = "enabled"
  }

  tags        = { course = "aws-networking", Name = "bastion" }
  volume_tags = { course = "aws-networking", Name = "bastion" }

  # A newer image is no reason to replace the instance.
  lifecycle {
    ignore_changes = [ami]
  }

  # Its public address must go before the gateway is detached.
  depends_on = [aws_route.public_default]
}

resource "aws_instance" "app" {
  ami                    = local.image
  instance_type          = "t3.micro"
  key_name               = var.key_name
  subnet_id              = aws_subnet.private_a.id
  vpc_security_group_ids = [aws_security_group.private.id, aws_security_group.app.id]

  # IMDSv2 only: a request that an attacker forwards cannot read the credentials.
  metadata_options {
    http_tokens   = "required"
    http_endpoint = "enabled"
  }

  tags        = { course = "aws-networking", Name = "app" }
  volume_tags = { course = "aws-networking", Name = "app" }

  # A newer image is no reason to replace the instance.
  lifecycle {
    ignore_changes = [ami]
  }
}

# Lab 1.12: the private subnets' way out.
resource "aws_eip" "nat" {
  count  = var.nat_gateway ? 1 : 0
  domain = "vpc"
  tags   = { course = "aws-networking", Name = "course-nat-ip" }

  depends_on = [aws_internet_gateway.course]
}

resource "aws_nat_gateway" "course" {
  count             = var.nat_gateway ? 1 : 0
  subnet_id         = aws_subnet.public_a.id
  allocation_id     = aws_eip.nat[0].id
  connectivity_type = "public"
  tags              = { course = "aws-networking", Name = "course-nat" }

  depends_on = [aws_route.public_default]
}

resource "aws_route" "private_default" {
  count                  = var.nat_gateway ? 1 : 0
  route_table_id         = aws_route_table.private.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.course[0].id
}

# Lab 1.13: the private subnets' way to S3. AWS itself adds the route to the listed tables.
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.course.id
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.${var.region}.s3"
  route_table_ids   = [aws_route_table.private.id]
  tags              = { course = "aws-networking", Name = "course-s3" }
}

# Lab 2.16: a database in the private subnets, which hosts with app-sg reach.
resource "aws_security_group" "app" {
  name        = "app-sg"
  description = "Hosts of the application"
  vpc_id      = aws_vpc.course.id
  tags        = { course = "aws-networking", Name = "app-sg" }
}

resource "aws_vpc_security_group_egress_rule" "app_to_anywhere" {
  security_group_id = aws_security_group.app.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_security_group" "database" {
  name        = "db-sg"
  description = "Database: PostgreSQL from the application"
  vpc_id      = aws_vpc.course.id
  tags        = { course = "aws-networking", Name = "db-sg" }
}

resource "aws_vpc_security_group_ingress_rule" "database_from_app" {
  security_group_id            = aws_security_group.database.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = aws_security_group.app.id
}

resource "aws_vpc_security_group_egress_rule" "database_to_anywhere" {
  security_group_id = aws_security_group.database.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

# Two zones at least, or RDS refuses it.
resource "aws_db_subnet_group" "course" {
  name        = "course-data"
  description = "Private subnets of the course"
  subnet_ids  = [aws_subnet.private_a.id, aws_subnet.private_c.id]
  tags        = { course = "aws-networking", Name = "course-data" }
}

resource "aws_db_instance" "course" {
  count                       = var.database ? 1 : 0
  identifier                  = "course-db"
  engine                      = "postgres"
  engine_version              = "17"
  engine_lifecycle_support    = "open-source-rds-extended-support-disabled" # refused rather than billed, once it is too old
  instance_class              = "db.t4g.micro"
  allocated_storage           = 20
  storage_type                = "gp3"
  storage_encrypted           = true
  db_name                     = "shop"
  username                    = "shop"
  manage_master_user_password = true # RDS makes it and keeps it in Secrets Manager
  db_subnet_group_name        = aws_db_subnet_group.course.id
  vpc_security_group_ids      = [aws_security_group.database.id]
  publicly_accessible         = false
  multi_az                    = false
  backup_retention_period     = 1
  skip_final_snapshot         = true # a snapshot would keep what is in it, and bill for it
  tags                        = { course = "aws-networking", Name = "course-db" }
}

# Lab 2.17: the application's host. private-sg admits ssh from the bastion, and the database admits app-sg.
resource "aws_vpc_security_group_ingress_rule" "app_from_me" {
  security_group_id = aws_security_group.app.id
  ip_protocol       = "tcp"
  from_port         = 8000
  to_port           = 8000
  cidr_ipv4         = "${var.my_ip}/32"
}

resource "aws_instance" "web" {
  ami                         = local.image
  instance_type               = "t3.micro"
  key_name                    = var.key_name
  subnet_id                   = aws_subnet.public_a.id
  vpc_security_group_ids      = [aws_security_group.private.id, aws_security_group.app.id]
  user_data                   = var.deploy_script != "" ? "#!/bin/bash\ncurl --fail --silent --show-error --location --retry 5 '${var.deploy_script}' | bash\n" : null
  user_data_replace_on_change = true

  # IMDSv2 only: a request that an attacker forwards cannot read the credentials.
  metadata_options {
    http_tokens   = "required"
    http_endpoint = "enabled"
  }

  tags        = { course = "aws-networking", Name = "web" }
  volume_tags = { course = "aws-networking", Name = "web" }

  # A newer image is no reason to replace the instance.
  lifecycle {
    ignore_changes = [ami]
  }

  depends_on = [aws_route.public_default]
}

# Lab 2.19: a second host of the application in the other zone, and a load balancer in front of both.
resource "aws_instance" "web_2" {
  ami                         = local.image
  instance_type               = "t3.micro"
  key_name                    = var.key_name
  subnet_id                   = aws_subnet.public_c.id
  vpc_security_group_ids      = [aws_security_group.private.id, aws_security_group.app.id]
  user_data                   = var.deploy_script != "" ? "#!/bin/bash\ncurl --fail --silent --show-error --location --retry 5 '${var.deploy_script}' | bash\n" : null
  user_data_replace_on_change = true

  # IMDSv2 only: a request that an attacker forwards cannot read the credentials.
  metadata_options {
    http_tokens   = "required"
    http_endpoint = "enabled"
  }

  tags        = { course = "aws-networking", Name = "web-2" }
  volume_tags = { course = "aws-networking", Name = "web-2" }

  # A newer image is no reason to replace the instance.
  lifecycle {
    ignore_changes = [ami]
  }

  depends_on = [aws_route.public_default]
}

resource "aws_security_group" "balancer" {
  name        = "alb-sg"
  description = "Load balancer: http from anywhere"
  vpc_id      = aws_vpc.course.id
  tags        = { course = "aws-networking", Name = "alb-sg" }
}

resource "aws_vpc_security_group_ingress_rule" "balancer_from_anywhere" {
  security_group_id = aws_security_group.balancer.id
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_egress_rule" "balancer_to_anywhere" {
  security_group_id = aws_security_group.balancer.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "app_from_balancer" {
  security_group_id            = aws_security_group.app.id
  ip_protocol                  = "tcp"
  from_port                    = 8000
  to_port                      = 8000
  referenced_security_group_id = aws_security_group.balancer.id
}

resource "aws_lb" "course" {
  count              = var.load_balancer ? 1 : 0
  name               = "course-alb"
  load_balancer_type = "application"
  internal           = false
  ip_address_type    = "ipv4"
  subnets            = [aws_subnet.public_a.id, aws_subnet.public_c.id]
  security_groups    = [aws_security_group.balancer.id]
  tags               = { course = "aws-networking", Name = "course-alb" }

  depends_on = [aws_route.public_default]
}

resource "aws_lb_target_group" "web" {
  name        = "course-web"
  target_type = "instance"
  protocol    = "HTTP"
  port        = 8000
  vpc_id      = aws_vpc.course.id
  tags        = { course = "aws-networking", Name = "course-web" }

  health_check {
    path    = "/order/shops/"
    matcher = "200"
  }
}

resource "aws_lb_target_group_attachment" "web" {
  target_group_arn = aws_lb_target_group.web.arn
  target_id        = aws_instance.web.id
}

resource "aws_lb_target_group_attachment" "web_2" {
  target_group_arn = aws_lb_target_group.web.arn
  target_id        = aws_instance.web_2.id
}

resource "aws_lb_listener" "http" {
  count             = var.load_balancer ? 1 : 0
  load_balancer_arn = aws_lb.course[0].arn
  protocol          = "HTTP"
  port              = 80

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}

output "vpc_id" {
  value = aws_vpc.course.id
}

output "bastion_address" {
  value = aws_instance.bastion.public_ip
}

output "app_address" {
  value = aws_instance.app.private_ip
}

output "nat_address" {
  value = var.nat_gateway ? aws_eip.nat[0].public_ip : null
}

output "database_address" {
  value = var.database ? aws_db_instance.course[0].address : null
}

output "web_address" {
  value = aws_instance.web.public_ip
}

output "load_balancer_name" {
  value = var.load_balancer ? aws_lb.course[0].dns_name : null
}
